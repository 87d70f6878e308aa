package container

import (
	"fmt"
	"net/url"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// connectNetworks takes a new container off the default network and connects it to its own, one after another.
func connectNetworks(ctx shared.Context, id string, properties values.Map) error {
	if !values.IsSet(properties, "networksAdvanced") {
		return nil
	}
	body := shared.Body{"Container": id, "Force": false}
	err := ctx.Engine.Post(ctx, "/networks/bridge/disconnect", engine.Call{Body: body}, nil)
	if err != nil && !engine.Says(err, "is not connected to the network bridge", "is not connected to network bridge") {
		return fmt.Errorf("Unable to disconnect the default network: %w", err)
	}
	for _, network := range objects(properties, "networksAdvanced") {
		name := values.Text(network, "name")
		body := shared.Body{"Container": id, "EndpointConfig": endpointOf(network)}
		err := ctx.Engine.Post(ctx, "/networks/"+url.PathEscape(name)+"/connect", engine.Call{Body: body}, nil)
		if err != nil {
			return fmt.Errorf("Unable to connect to network '%s': %w", name, err)
		}
	}
	return nil
}

func endpointOf(network values.Map) shared.Body {
	fields := members("networksAdvanced")
	options := map[string]string{}
	for _, option := range textsIn(fields, network, "driverOpts") {
		if name, value, found := strings.Cut(option, "="); found {
			options[name] = value
		}
	}
	return shared.Body{
		"Aliases": textsIn(fields, network, "aliases"),
		"IPAMConfig": shared.Body{
			"IPv4Address":  values.Text(network, "ipv4Address"),
			"IPv6Address":  values.Text(network, "ipv6Address"),
			"LinkLocalIPs": textsIn(fields, network, "linkLocalIps"),
		},
		"MacAddress": values.Text(network, "macAddress"),
		"DriverOpts": options,
		"GwPriority": values.Number(network, "gwPriority"),
	}
}
