// Package resources has what this plugin can act on.
package resources

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/container"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/image"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/network"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/service"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/swarm"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/volume"
)

var all = []*shared.Resource{
	container.Resource,
	network.Resource,
	volume.Resource,
	image.Resource,
	swarm.Secret,
	swarm.ServiceConfig,
	service.Resource,
}

// ByToken is how the resources of a type are acted on; nil for a type that is none of this plugin's.
func ByToken(token string) *shared.Resource {
	for _, resource := range all {
		if resource.Schema.Token == token {
			return resource
		}
	}
	return nil
}
