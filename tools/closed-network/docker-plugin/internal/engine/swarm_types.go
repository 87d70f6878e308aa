package engine

// The parts of a swarm's answers that are read here.

// SwarmFile is where a secret or a config appears in a container.
type SwarmFile struct {
	Name string
	UID  string
	GID  string
	Mode float64
}

// SwarmSecret is a secret that a service uses.
type SwarmSecret struct {
	SecretID   string
	SecretName string
	File       SwarmFile
}

// SwarmConfig is a config that a service uses.
type SwarmConfig struct {
	ConfigID   string
	ConfigName string
	File       SwarmFile
}

// Privileges are a service's credentials and its SELinux context.
type Privileges struct {
	CredentialSpec *struct{ File, Registry string }
	SELinuxContext *struct {
		Disable                 bool
		User, Role, Type, Level string
	}
}

// SwarmHealth is a service's health check, its durations in nanoseconds.
type SwarmHealth struct {
	Test                           []string
	Interval, Timeout, StartPeriod int64
	Retries                        float64
}

// ContainerSpec is how a service's containers are made.
type ContainerSpec struct {
	Image           string
	Labels          map[string]string
	Command         []string
	Args            []string
	Hostname        string
	Env             []string
	Dir             string
	User            string
	Groups          []string
	Privileges      *Privileges
	ReadOnly        bool
	Mounts          []Mount
	StopSignal      string
	StopGracePeriod *int64
	Healthcheck     *SwarmHealth
	Hosts           []string
	DNSConfig       *struct{ Nameservers, Search, Options []string }
	Secrets         []SwarmSecret
	Configs         []SwarmConfig
	Isolation       string
	Sysctls         map[string]string
	CapabilityAdd   []string
	CapabilityDrop  []string
	Init            bool
}

// GenericResource is a resource that a node offers by its own name.
type GenericResource struct {
	NamedResourceSpec    *struct{ Kind, Value string }
	DiscreteResourceSpec *struct {
		Kind  string
		Value int64
	}
}

// SwarmResources are the limits or the reservations of a task.
type SwarmResources struct {
	NanoCPUs         float64
	MemoryBytes      float64
	GenericResources []GenericResource
}

// TaskResources are a task's limits and reservations.
type TaskResources struct {
	Limits       *SwarmResources
	Reservations *SwarmResources
}

// RestartPolicy is what becomes of a task that has ended; its durations are in nanoseconds.
type RestartPolicy struct {
	Condition   string
	Delay       *int64
	MaxAttempts float64
	Window      *int64
}

// Placement is where a service's tasks may run.
type Placement struct {
	Constraints []string
	Preferences []struct {
		Spread struct{ SpreadDescriptor string }
	}
	MaxReplicas float64
	Platforms   []struct{ Architecture, OS string }
}

// TaskNetwork is a network that a service's tasks are in.
type TaskNetwork struct {
	Target     string
	Aliases    []string
	DriverOpts map[string]string
}

// LogDriver is where a service's logs go.
type LogDriver struct {
	Name    string
	Options map[string]string
}

// TaskSpec is how a service's tasks are run.
type TaskSpec struct {
	ContainerSpec *ContainerSpec
	Resources     *TaskResources
	RestartPolicy *RestartPolicy
	Placement     *Placement
	ForceUpdate   float64
	Runtime       string
	Networks      []TaskNetwork
	LogDriver     *LogDriver
}

// Rollout is how an update or its taking back goes; its durations are in nanoseconds.
type Rollout struct {
	Parallelism     float64
	Delay           int64
	FailureAction   string
	Monitor         int64
	MaxFailureRatio float32
	Order           string
}

// ServicePort is a port of a service.
type ServicePort struct {
	Name          string
	Protocol      string
	TargetPort    float64
	PublishedPort float64
	PublishMode   string
}

// EndpointSpec is how a service is to be reached.
type EndpointSpec struct {
	Mode  string
	Ports []ServicePort
}

// ServiceSpec is what a service is to be.
type ServiceSpec struct {
	Name         string
	Labels       map[string]string
	TaskTemplate TaskSpec
	Mode         struct {
		Replicated *struct{ Replicas *int }
		Global     *struct{}
	}
	UpdateConfig   *Rollout
	RollbackConfig *Rollout
	EndpointSpec   EndpointSpec
}

// Service is a swarm's service.
type Service struct {
	ID       string
	Version  struct{ Index uint64 }
	Spec     ServiceSpec
	Endpoint struct {
		Spec  struct{ Mode string }
		Ports []ServicePort
	}
	UpdateStatus struct{ State, Message string }
}

// Task is one of a service's containers, to come, running or gone.
type Task struct {
	Slot   int
	Status struct {
		State           string
		ContainerStatus struct{ ContainerID string }
	}
}

// SwarmBlob is a secret or a config; a secret's data never comes back.
type SwarmBlob struct {
	ID   string
	Spec struct {
		Name   string
		Labels map[string]string
		Data   string
	}
}
