package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// WithZeros leaves its type's zero behind for a scalar that is taken away.
func WithZeros(fields schema.Fields, before, planned values.Map) values.Map {
	result := make(values.Map, len(planned))
	for name, value := range planned {
		field := fields.Get(name)
		if value == nil && before[name] != nil && field != nil && field.IsScalar() {
			value = zero(field)
		}
		result[name] = value
	}
	return result
}
