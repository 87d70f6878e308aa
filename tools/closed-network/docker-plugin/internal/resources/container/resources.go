package container

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const mebibyte = 1024 * 1024

// resources are memory, CPU, devices and limits for the create request.
func resources(properties values.Map) (shared.Body, error) {
	body := shared.Body{
		"Memory":            shared.IfSet(values.Number(properties, "memory") * mebibyte),
		"MemoryReservation": shared.IfSet(values.Number(properties, "memoryReservation") * mebibyte),
		"MemorySwap":        shared.IfSet(swapBytes(properties)),
		"ShmSize":           shared.IfSet(values.Number(properties, "shmSize") * mebibyte),
		"CpuShares":         shared.IfSet(values.Number(properties, "cpuShares")),
		"CpusetCpus":        shared.IfSet(values.Text(properties, "cpuSet")),
		"Ulimits":           shared.IfAny(ulimits(properties)),
		"Devices":           shared.IfAny(devices(properties)),
	}
	if cpus := values.Text(properties, "cpus"); cpus != "" {
		nano, err := nanoCPUs(cpus)
		if err != nil {
			return nil, err
		}
		body["NanoCpus"] = nano
	} else {
		body["CpuPeriod"] = shared.IfSet(values.Number(properties, "cpuPeriod"))
		body["CpuQuota"] = shared.IfSet(values.Number(properties, "cpuQuota"))
	}
	maps.Copy(body, throttles(properties))
	return shared.Compact(body), nil
}

// updatableResources are what can be changed while the container exists. All of it is sent whenever one of it changes.
func updatableResources(properties values.Map) shared.Body {
	body := shared.Body{
		"CpuShares":         values.Number(properties, "cpuShares"),
		"Memory":            values.Number(properties, "memory") * mebibyte,
		"MemoryReservation": values.Number(properties, "memoryReservation") * mebibyte,
		"CpusetCpus":        values.Text(properties, "cpuSet"),
		"MemorySwap":        shared.IfSet(swapBytes(properties)),
		"RestartPolicy":     restartPolicy(properties),
	}
	maps.Copy(body, throttles(properties))
	return shared.Compact(body)
}

// swapBytes: -1 is "no limit", not a size.
func swapBytes(properties values.Map) float64 {
	swap := values.Number(properties, "memorySwap")
	if swap > 0 {
		return swap * mebibyte
	}
	return swap
}

func nanoCPUs(cpus string) (float64, error) {
	value, err := strconv.ParseFloat(strings.TrimSpace(cpus), 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return 0, fmt.Errorf("Error setting cpus: failed to parse %s as a rational number", cpus)
	}
	nano := value * 1e9
	if math.Abs(nano-math.Round(nano)) > 1e-3 {
		return 0, errors.New("Error setting cpus: value is too precise")
	}
	return math.Round(nano), nil
}

// throttledAs are the engine's names for the limits of devices' rates.
var throttledAs = map[string]string{
	"deviceReadBps":   "BlkioDeviceReadBps",
	"deviceReadIops":  "BlkioDeviceReadIOps",
	"deviceWriteBps":  "BlkioDeviceWriteBps",
	"deviceWriteIops": "BlkioDeviceWriteIOps",
}

func throttles(properties values.Map) shared.Body {
	body := shared.Body{}
	for name, key := range throttledAs {
		limits := []engine.ThrottleDevice{}
		for _, device := range objects(properties, name) {
			limits = append(limits, engine.ThrottleDevice{
				Path: values.Text(device, "path"), Rate: int64(values.Number(device, "rate")),
			})
		}
		body[key] = shared.IfAny(limits)
	}
	return body
}

func ulimits(properties values.Map) []engine.Ulimit {
	limits := []engine.Ulimit{}
	for _, limit := range objects(properties, "ulimits") {
		limits = append(limits, engine.Ulimit{
			Name: values.Text(limit, "name"),
			Soft: int64(values.Number(limit, "soft")),
			Hard: int64(values.Number(limit, "hard")),
		})
	}
	return limits
}

func devices(properties values.Map) []engine.Device {
	list := []engine.Device{}
	for _, device := range objects(properties, "devices") {
		made := engine.Device{
			PathOnHost:        values.Text(device, "hostPath"),
			PathInContainer:   values.Text(device, "containerPath"),
			CgroupPermissions: values.Text(device, "permissions"),
		}
		if made.PathInContainer == "" {
			made.PathInContainer = made.PathOnHost
		}
		list = append(list, made)
	}
	return list
}
