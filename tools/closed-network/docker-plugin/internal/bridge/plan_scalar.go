package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// planScalar: see Plan. The rules are those of Terraform's older SDK, in which a missing value and its type's zero are one.
func planScalar(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	wanted := orDefault(field, config)
	switch {
	case field.Computed && (wanted == nil || wanted == ""):
		if prior == nil && creating {
			return values.Unknown
		}
		return prior
	case wanted == nil && (prior == "" || prior == 0.0 || prior == false):
		return prior
	case wanted == "" && prior == nil && config == nil:
		return nil
	}
	return wanted
}
