package container

import (
	"errors"
	"maps"
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// systemPaths is an option of docker's client, not of the engine.
const systemPaths = "systempaths=unconfined"

// hostConfig is the part of the create request that describes how the engine runs the container.
func hostConfig(properties values.Map, apiVersion string) (shared.Body, error) {
	_, bindings := portMaps(properties)
	mounted, err := bindsOf(properties)
	if err != nil {
		return nil, err
	}
	mounts, err := mountsOf(properties, apiVersion)
	if err != nil {
		return nil, err
	}
	limits, err := resources(properties)
	if err != nil {
		return nil, err
	}
	devices, err := deviceRequests(properties)
	if err != nil {
		return nil, err
	}
	cgroupns, err := cgroupnsMode(properties)
	if err != nil {
		return nil, err
	}
	body := shared.Body{
		"Privileged":      values.Flag(properties, "privileged"),
		"PublishAllPorts": values.Flag(properties, "publishAllPorts"),
		"RestartPolicy":   restartPolicy(properties),
		"Runtime":         values.Text(properties, "runtime"),
		"Mounts":          mounts,
		"AutoRemove":      values.Flag(properties, "rm"),
		"ReadonlyRootfs":  values.Flag(properties, "readOnly"),
		"LogConfig": shared.Compact(shared.Body{
			"Type":   values.Text(properties, "logDriver"),
			"Config": shared.IfFilled(values.TextMap(properties, "logOpts")),
		}),
		"Tmpfs":          shared.IfFilled(values.TextMap(properties, "tmpfs")),
		"PortBindings":   shared.IfFilled(bindings),
		"ExtraHosts":     shared.IfAny(extraHosts(properties)),
		"Binds":          shared.IfAny(mounted.binds),
		"VolumesFrom":    shared.IfAny(mounted.volumesFrom),
		"DeviceRequests": shared.IfAny(devices),
		"Dns":            shared.IfAny(texts(properties, "dns")),
		"DnsOptions":     shared.IfAny(texts(properties, "dnsOpts")),
		"DnsSearch":      shared.IfAny(texts(properties, "dnsSearches")),
		"NetworkMode":    shared.IfSet(values.Text(properties, "networkMode")),
		"UsernsMode":     shared.IfSet(values.Text(properties, "usernsMode")),
		"PidMode":        shared.IfSet(values.Text(properties, "pidMode")),
		"IpcMode":        shared.IfSet(values.Text(properties, "ipcMode")),
		"CgroupnsMode":   shared.IfSet(cgroupns),
		"CgroupParent":   shared.IfSet(values.Text(properties, "cgroupParent")),
		"Sysctls":        shared.IfFilled(values.TextMap(properties, "sysctls")),
		"StorageOpt":     shared.IfFilled(values.TextMap(properties, "storageOpts")),
		"GroupAdd":       shared.IfAny(texts(properties, "groupAdds")),
		"Init":           values.Flag(properties, "init"),
	}
	maps.Copy(body, capabilities(properties))
	maps.Copy(body, security(properties))
	maps.Copy(body, limits)
	return shared.Compact(body), nil
}

func restartPolicy(properties values.Map) shared.Body {
	return shared.Body{
		"Name":              values.Text(properties, "restart"),
		"MaximumRetryCount": values.Number(properties, "maxRetryCount"),
	}
}

func extraHosts(properties values.Map) []string {
	hosts := []string{}
	for _, host := range objects(properties, "hosts") {
		hosts = append(hosts, values.Text(host, "host")+":"+values.Text(host, "ip"))
	}
	return hosts
}

// capabilities without any are not sent: the engine would show an empty list as one.
func capabilities(properties values.Map) shared.Body {
	given, found := values.Object(properties, "capabilities")
	if !found {
		return nil
	}
	fields := members("capabilities")
	return shared.Body{
		"CapAdd":  shared.IfAny(capabilityNames(textsIn(fields, given, "adds"))),
		"CapDrop": shared.IfAny(capabilityNames(textsIn(fields, given, "drops"))),
	}
}

func security(properties values.Map) shared.Body {
	if !values.IsSet(properties, "securityOpts") {
		return nil
	}
	options := texts(properties, "securityOpts")
	body := shared.Body{}
	if slices.Contains(options, systemPaths) {
		body["MaskedPaths"], body["ReadonlyPaths"] = []string{}, []string{}
	}
	body["SecurityOpt"] = slices.DeleteFunc(options, func(option string) bool { return option == systemPaths })
	return body
}

func cgroupnsMode(properties values.Map) (string, error) {
	mode := values.Text(properties, "cgroupnsMode")
	if mode != "" && mode != "private" && mode != "host" {
		return "", errors.New("cgroupns_mode: invalid CGROUP mode, must be either 'private', 'host' or empty")
	}
	return mode, nil
}
