package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// MarkSecrets wraps what the schema calls secret, so that the engine hides it even when the program did not say so.
func MarkSecrets(fields schema.Fields, properties values.Map) values.Map {
	result := make(values.Map, len(properties))
	for name, value := range properties {
		if field := fields.Get(name); field != nil && value != nil {
			value = marked(field, value)
		}
		result[name] = value
	}
	return result
}

func marked(field *schema.Field, value values.Value) values.Value {
	if field.Secret {
		return values.Secret(value)
	}
	if field.Block == nil {
		return value
	}
	switch value := value.(type) {
	case values.Map:
		return MarkSecrets(field.Block, value)
	case []any:
		return mapItems(value, func(_ int, item any) any {
			if object, isMap := item.(values.Map); isMap {
				return MarkSecrets(field.Block, object)
			}
			return item
		})
	}
	return value
}
