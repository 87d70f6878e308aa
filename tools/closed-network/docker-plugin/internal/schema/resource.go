package schema

// Resource is what the official plugin knows of a resource type apart from how to act on it.
type Resource struct {
	Token  string
	Fields Fields
	// Version is the one that its states carry in `__meta`; nil for the first.
	Version *int
	// Timeouts: it declares the 20 minutes for create, update and delete, which then show in `__meta`.
	Timeouts bool
	// DeleteFirst: always delete first when replacing, as the new one would have the same name.
	DeleteFirst bool
}

// Container is `docker:index/container:Container`.
var Container = &Resource{
	Token:       "docker:index/container:Container",
	Fields:      containerFields,
	Version:     version(2),
	Timeouts:    true,
	DeleteFirst: true,
}

// Network is `docker:index/network:Network`.
var Network = &Resource{Token: "docker:index/network:Network", Fields: networkFields, Version: version(1)}

// Volume is `docker:index/volume:Volume`.
var Volume = &Resource{Token: "docker:index/volume:Volume", Fields: volumeFields, Version: version(1)}

// RemoteImage is `docker:index/remoteImage:RemoteImage`.
var RemoteImage = &Resource{
	Token:    "docker:index/remoteImage:RemoteImage",
	Fields:   remoteImageFields,
	Timeouts: true,
}

// Secret is `docker:index/secret:Secret`.
var Secret = &Resource{Token: "docker:index/secret:Secret", Fields: secretFields, Version: version(1)}

// ServiceConfig is `docker:index/serviceConfig:ServiceConfig`.
var ServiceConfig = &Resource{Token: "docker:index/serviceConfig:ServiceConfig", Fields: serviceConfigFields}

// Service is `docker:index/service:Service`.
var Service = &Resource{Token: "docker:index/service:Service", Fields: serviceFields, Version: version(2)}

// All are the resources that this plugin has.
var All = []*Resource{Container, Network, Volume, RemoteImage, Secret, ServiceConfig, Service}

func version(number int) *int {
	return &number
}
