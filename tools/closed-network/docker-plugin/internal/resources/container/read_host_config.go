package container

import (
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// readHostConfig reads the settings that the engine keeps in a container's HostConfig.
func readHostConfig(state *bridge.State, host *engine.HostConfig) {
	readPlain(state, host)
	readLists(state, host)
	readLimits(state, host)
	readDevices(state, host)
}

func readPlain(state *bridge.State, host *engine.HostConfig) {
	state.Set("rm", host.AutoRemove)
	state.Set("readOnly", host.ReadonlyRootfs)
	state.Set("publishAllPorts", host.PublishAllPorts)
	state.Set("restart", host.RestartPolicy.Name)
	state.Set("maxRetryCount", float64(host.RestartPolicy.MaximumRetryCount))
	state.Set("init", host.Init)
	state.Set("runtime", host.Runtime)
	state.Set("privileged", host.Privileged)
	state.Set("logDriver", host.LogConfig.Type)
	if values.IsSet(state.Values(), "logOpts") {
		state.Set("logOpts", values.MapOf(host.LogConfig.Config))
	} else {
		state.Set("logOpts", nil)
	}
	state.Set("storageOpts", values.MapOf(host.StorageOpt))
	state.Set("networkMode", host.NetworkMode)
	if values.IsSet(state.Values(), "pidMode") {
		state.Set("pidMode", host.PidMode)
	}
	state.Set("usernsMode", host.UsernsMode)
	state.Set("sysctls", values.MapOf(host.Sysctls))
	state.Set("ipcMode", host.IpcMode)
	state.Set("tmpfs", values.MapOf(host.Tmpfs))
}

func readLists(state *bridge.State, host *engine.HostConfig) {
	state.Set("dns", values.ListOf(host.Dns))
	state.Set("dnsOpts", values.ListOf(host.DnsOptions))
	state.Set("dnsSearches", values.ListOf(host.DnsSearch))
	state.Set("securityOpts", values.ListOf(host.SecurityOpt))
	state.Set("groupAdds", values.ListOf(host.GroupAdd))
	hosts := []any{}
	for _, entry := range host.ExtraHosts {
		hosts = append(hosts, hostEntry(entry))
	}
	state.Set("hosts", hosts)
	if mounts, canBeRecorded := mountsFrom(host.Mounts); canBeRecorded {
		state.Set("mounts", mounts)
	}
	if len(host.CapAdd) > 0 || len(host.CapDrop) > 0 {
		state.Set("capabilities", values.Map{
			"adds": values.ListOf(host.CapAdd), "drops": values.ListOf(host.CapDrop),
		})
	}
}

// hostEntry is only what stands between the first two colons: an IPv6 address is cut, as in the official plugin.
func hostEntry(entry string) values.Map {
	host, rest, _ := strings.Cut(entry, ":")
	ip, _, _ := strings.Cut(rest, ":")
	return values.Map{"host": host, "ip": ip}
}

func readLimits(state *bridge.State, host *engine.HostConfig) {
	state.Set("memory", mebibytes(host.Memory))
	state.Set("memoryReservation", mebibytes(host.MemoryReservation))
	if host.MemorySwap > 0 {
		state.Set("memorySwap", mebibytes(host.MemorySwap))
	} else {
		state.Set("memorySwap", float64(host.MemorySwap))
	}
	state.Set("shmSize", mebibytes(host.ShmSize))
	if host.NanoCpus > 0 {
		state.Set("cpus", formatNanoCPUs(host.NanoCpus))
	}
	state.Set("cpuShares", float64(host.CpuShares))
	state.Set("cpuSet", host.CpusetCpus)
	if !values.IsSet(state.Values(), "ulimits") {
		return
	}
	limits := []any{}
	for _, limit := range host.Ulimits {
		limits = append(limits, values.Map{
			"name": limit.Name, "soft": float64(limit.Soft), "hard": float64(limit.Hard),
		})
	}
	state.Set("ulimits", limits)
}

func mebibytes(bytes int64) float64 {
	return float64(bytes / mebibyte)
}

func readDevices(state *bridge.State, host *engine.HostConfig) {
	state.Set("deviceReadBps", throttlesFrom(host.BlkioDeviceReadBps))
	state.Set("deviceReadIops", throttlesFrom(host.BlkioDeviceReadIOps))
	state.Set("deviceWriteBps", throttlesFrom(host.BlkioDeviceWriteBps))
	state.Set("deviceWriteIops", throttlesFrom(host.BlkioDeviceWriteIOps))
	if values.IsSet(state.Values(), "devices") {
		state.Set("devices", devicesFrom(host.Devices, state.Values()))
	}
	if values.IsSet(state.Values(), "gpus") {
		if gpus, canBeWritten := gpusFrom(host.DeviceRequests); canBeWritten {
			state.Set("gpus", gpus)
		}
	} else if values.IsSet(state.Values(), "deviceRequests") {
		state.Set("deviceRequests", deviceRequestsFrom(host.DeviceRequests))
	}
}

func throttlesFrom(devices []engine.ThrottleDevice) []any {
	list := []any{}
	for _, device := range devices {
		list = append(list, values.Map{"path": device.Path, "rate": float64(device.Rate)})
	}
	return list
}

// devicesFrom records the path inside the container only where the program gave one.
func devicesFrom(devices []engine.Device, properties values.Map) []any {
	named := map[string]bool{}
	for _, device := range values.Objects(properties, "devices") {
		if values.Text(device, "containerPath") != "" {
			named[values.Text(device, "hostPath")] = true
		}
	}
	list := []any{}
	for _, device := range devices {
		read := values.Map{"hostPath": device.PathOnHost, "permissions": device.CgroupPermissions}
		if named[device.PathOnHost] {
			read["containerPath"] = device.PathInContainer
		}
		list = append(list, read)
	}
	return list
}
