package container

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var isWholeNumber = regexp.MustCompile(`^[0-9]+$`)

// deviceRequests are `gpus` or `deviceRequests` as the engine wants them.
func deviceRequests(properties values.Map) ([]engine.DeviceRequest, error) {
	if values.IsSet(properties, "gpus") {
		request, err := gpuRequest(values.Text(properties, "gpus"))
		return []engine.DeviceRequest{request}, err
	}
	fields := members("deviceRequests")
	requests := []engine.DeviceRequest{}
	for _, request := range objects(properties, "deviceRequests") {
		requests = append(requests, engine.DeviceRequest{
			Driver:       values.Text(request, "driver"),
			Count:        int64(values.Number(request, "count")),
			DeviceIDs:    textsIn(fields, request, "deviceIds"),
			Capabilities: [][]string{textsIn(fields, request, "capabilities")},
			Options:      values.TextMap(request, "options"),
		})
	}
	return requests, nil
}

// gpuRequest reads docker's `--gpus` notation: `all`, a number, or `device=0,1`.
func gpuRequest(given string) (engine.DeviceRequest, error) {
	text := strings.TrimSpace(given)
	if last := len(text) - 1; last > 0 && text[0] == text[last] && strings.ContainsRune(`"'`, rune(text[0])) {
		text = strings.TrimSpace(text[1:last])
	}
	request := engine.DeviceRequest{Capabilities: [][]string{{"gpu"}}, Options: map[string]string{}}
	if text == "all" {
		request.Count = -1
		return request, nil
	}
	if isWholeNumber.MatchString(text) {
		count, err := strconv.ParseInt(text, 10, 64)
		request.Count = count
		return request, err
	}
	devices, found := strings.CutPrefix(text, "device=")
	if !found || devices == "" {
		return request, fmt.Errorf("Error setting gpus: invalid gpus value %s", given)
	}
	request.DeviceIDs = strings.Split(devices, ",")
	return request, nil
}

// gpusFrom is `gpus` read back, unless the container's requests cannot be written that way.
func gpusFrom(requests []engine.DeviceRequest) (string, bool) {
	if len(requests) == 0 {
		return "", true
	}
	if len(requests) > 1 {
		return "", false
	}
	request := requests[0]
	if len(request.DeviceIDs) > 0 {
		return "device=" + strings.Join(request.DeviceIDs, ","), true
	}
	isGPU := func(capability string) bool { return strings.EqualFold(capability, "gpu") }
	wantsGPU := slices.ContainsFunc(slices.Concat(request.Capabilities...), isGPU)
	if request.Count == -1 && wantsGPU {
		return "all", true
	}
	return "", false
}

func deviceRequestsFrom(requests []engine.DeviceRequest) []any {
	list := []any{}
	for _, request := range requests {
		capabilities := []string{}
		if len(request.Capabilities) > 0 {
			capabilities = request.Capabilities[0]
		}
		list = append(list, values.Map{
			"driver":       request.Driver,
			"count":        float64(request.Count),
			"deviceIds":    values.ListOf(request.DeviceIDs),
			"capabilities": values.ListOf(capabilities),
			"options":      values.MapOf(request.Options),
		})
	}
	return list
}
