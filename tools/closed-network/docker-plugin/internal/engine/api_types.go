package engine

// The parts of the engine's answers that are read here. Anything may be missing from an older or newer engine's.

// PortBinding is where a container's port is published.
type PortBinding struct {
	HostIp   string
	HostPort string
}

// EndpointSettings is a container's place in a network.
type EndpointSettings struct {
	IPAddress           string
	IPPrefixLen         int64
	Gateway             string
	GlobalIPv6Address   string
	GlobalIPv6PrefixLen int64
	IPv6Gateway         string
	MacAddress          string
}

// Health is how a container's health is looked at.
type Health struct {
	Test          []string
	Interval      int64
	Timeout       int64
	StartPeriod   int64
	StartInterval int64
	Retries       int64
}

// Mount is a mount of a container or a service.
type Mount struct {
	Type          string
	Source        string
	Target        string
	ReadOnly      bool
	BindOptions   *BindOptions   `json:",omitempty"`
	VolumeOptions *VolumeOptions `json:",omitempty"`
	TmpfsOptions  *TmpfsOptions  `json:",omitempty"`
}

// BindOptions are those of a mounted folder.
type BindOptions struct {
	Propagation string
}

// VolumeOptions are those of a mounted volume.
type VolumeOptions struct {
	NoCopy       bool
	Labels       map[string]string
	DriverConfig *Driver
	Subpath      string
}

// Driver is a driver with its options.
type Driver struct {
	Name    string
	Options map[string]string
}

// TmpfsOptions are those of a mounted memory file system.
type TmpfsOptions struct {
	SizeBytes int64
	Mode      int64
}

// ThrottleDevice is a limit of a device's rate.
type ThrottleDevice struct {
	Path string
	Rate int64
}

// DeviceRequest asks a driver for devices.
type DeviceRequest struct {
	Driver       string
	Count        int64
	DeviceIDs    []string `json:",omitzero"`
	Capabilities [][]string
	Options      map[string]string
}

// Device is a device of the host that a container has.
type Device struct {
	PathOnHost        string
	PathInContainer   string
	CgroupPermissions string
}

// Ulimit is a limit of a container's processes or of a build.
type Ulimit struct {
	Name string
	Soft int64
	Hard int64
}

// HostConfig is how the engine runs a container.
type HostConfig struct {
	AutoRemove           bool
	BlkioDeviceReadBps   []ThrottleDevice
	BlkioDeviceReadIOps  []ThrottleDevice
	BlkioDeviceWriteBps  []ThrottleDevice
	BlkioDeviceWriteIOps []ThrottleDevice
	CapAdd               []string
	CapDrop              []string
	CpuShares            int64
	CpusetCpus           string
	DeviceRequests       []DeviceRequest
	Devices              []Device
	Dns                  []string
	DnsOptions           []string
	DnsSearch            []string
	ExtraHosts           []string
	GroupAdd             []string
	Init                 bool
	IpcMode              string
	LogConfig            struct {
		Type   string
		Config map[string]string
	}
	Memory            int64
	MemoryReservation int64
	MemorySwap        int64
	Mounts            []Mount
	NanoCpus          int64
	NetworkMode       string
	PidMode           string
	Privileged        bool
	PublishAllPorts   bool
	ReadonlyRootfs    bool
	RestartPolicy     struct {
		Name              string
		MaximumRetryCount int64
	}
	Runtime     string
	SecurityOpt []string
	ShmSize     int64
	StorageOpt  map[string]string
	Sysctls     map[string]string
	Tmpfs       map[string]string
	Ulimits     []Ulimit
	UsernsMode  string
}

// ContainerConfig is what a container runs.
type ContainerConfig struct {
	Image       string
	Hostname    string
	Domainname  string
	Cmd         []string
	Entrypoint  []string
	User        string
	WorkingDir  string
	Tty         bool
	OpenStdin   bool
	StopSignal  string
	StopTimeout int64
	Healthcheck *Health
}

// Container is a container.
type Container struct {
	Id       string
	Name     string
	Image    string
	Platform string
	State    struct {
		Running  bool
		ExitCode int64
		Health   *struct{ Status string }
	}
	Config          ContainerConfig
	HostConfig      HostConfig
	NetworkSettings *struct {
		Bridge   string
		Ports    map[string][]PortBinding
		Networks map[string]EndpointSettings
	}
}

// IPAMConfig is a range of addresses.
type IPAMConfig struct {
	Subnet             string
	IPRange            string
	Gateway            string
	AuxiliaryAddresses map[string]string
}

// Network is a network.
type Network struct {
	Id         string
	Name       string
	Scope      string
	Driver     string
	EnableIPv6 bool
	Internal   bool
	Attachable bool
	Ingress    bool
	IPAM       struct {
		Driver  string
		Options map[string]string
		Config  []IPAMConfig
	}
	Options    map[string]string
	Labels     map[string]string
	Containers map[string]NetworkContainer
}

// NetworkContainer is a container that is connected to a network.
type NetworkContainer struct {
	Name        string
	EndpointID  string
	MacAddress  string
	IPv4Address string
	IPv6Address string
}

// Volume is a volume.
type Volume struct {
	Name       string
	Driver     string
	Mountpoint string
	Labels     map[string]string
	Options    map[string]string
}

// Image is a local image.
type Image struct {
	Id          string
	RepoDigests []string
}
