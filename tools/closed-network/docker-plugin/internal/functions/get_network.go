package functions

import (
	"fmt"
	"maps"
	"net/url"
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/network"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func getNetwork(ctx shared.Context, args values.Map) (values.Map, error) {
	var found engine.Network
	path := "/networks/" + url.PathEscape(values.Text(args, "name"))
	if err := ctx.Engine.Get(ctx, path, engine.Call{}, &found); err != nil {
		return nil, fmt.Errorf("Could not find docker network: %w", err)
	}
	return values.Map{
		"id":          found.Id,
		"name":        found.Name,
		"driver":      found.Driver,
		"internal":    found.Internal,
		"options":     values.MapOf(found.Options),
		"scope":       found.Scope,
		"ipamConfigs": network.IPAMConfigsFrom(&found),
		"containers":  containersOf(&found),
	}, nil
}

func containersOf(network *engine.Network) []any {
	containers := []any{}
	for _, id := range slices.Sorted(maps.Keys(network.Containers)) {
		container := network.Containers[id]
		containers = append(containers, values.Map{
			"containerId": id,
			"name":        container.Name,
			"endpointId":  container.EndpointID,
			"macAddress":  container.MacAddress,
			"ipv4Address": container.IPv4Address,
			"ipv6Address": container.IPv6Address,
		})
	}
	return containers
}
