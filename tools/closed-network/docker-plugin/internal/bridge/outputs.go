package bridge

import (
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const (
	timeoutsKey   = "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0"
	twentyMinutes = 1_200_000_000_000
)

// Outputs are a resource's state as it goes to the engine, with the bridge's own properties.
func Outputs(resource *schema.Resource, id string, properties values.Map, absent map[string]bool) values.Map {
	result := MarkSecrets(resource.Fields, properties)
	if meta := metaOf(resource); meta != "" {
		result["__meta"] = meta
	}
	result[rawStateDeltaKey] = rawStateDelta(resource.Fields, properties, absent)
	result["id"] = id
	return result
}

func metaOf(resource *schema.Resource) string {
	meta := map[string]any{}
	if resource.Timeouts {
		meta[timeoutsKey] = map[string]int{
			"create": twentyMinutes, "delete": twentyMinutes, "update": twentyMinutes,
		}
	}
	if resource.Version != nil {
		meta["schema_version"] = strconv.Itoa(*resource.Version)
	}
	if len(meta) == 0 {
		return ""
	}
	return jsonText(meta)
}
