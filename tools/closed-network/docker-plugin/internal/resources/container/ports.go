package container

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// portMaps are `ports` as the engine wants them. An external port of 0 lets the engine choose.
func portMaps(properties values.Map) (exposed map[string]struct{}, bindings map[string][]engine.PortBinding) {
	exposed = map[string]struct{}{}
	bindings = map[string][]engine.PortBinding{}
	for _, port := range values.Objects(properties, "ports") {
		key := values.ScalarText(values.Number(port, "internal")) + "/" + values.Text(port, "protocol")
		exposed[key] = struct{}{}
		bindings[key] = append(bindings[key], engine.PortBinding{
			HostPort: values.ScalarText(values.Number(port, "external")),
			HostIp:   values.Text(port, "ip"),
		})
	}
	return exposed, bindings
}

// portsFrom are the published ports by internal port; several of one port stay in the engine's own order.
func portsFrom(ports map[string][]engine.PortBinding) []any {
	internalOf := func(key string) float64 {
		internal, _, _ := strings.Cut(key, "/")
		return numberIn(internal)
	}
	keys := slices.Sorted(maps.Keys(ports))
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(internalOf(a), internalOf(b)) })
	list := []any{}
	for _, key := range keys {
		_, protocol, _ := strings.Cut(key, "/")
		for _, binding := range ports[key] {
			list = append(list, values.Map{
				"internal": internalOf(key),
				"external": numberIn(binding.HostPort),
				"ip":       binding.HostIp,
				"protocol": protocol,
			})
		}
	}
	return list
}

// numberIn is 0 for what is no number.
func numberIn(text string) float64 {
	number, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return float64(number)
}
