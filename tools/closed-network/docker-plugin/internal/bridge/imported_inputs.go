package bridge

import (
	"maps"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// ImportedInputs are the inputs that would have made a resource which exists already: what differs from default and from
// zero.
func ImportedInputs(fields schema.Fields, state values.Map) values.Map {
	inputs := values.Map{}
	for name, value := range state {
		field := fields.Get(name)
		if field == nil || !field.IsInput() {
			continue
		}
		if input := inputOf(field, value); field.Required || !isDefault(field, input) {
			inputs[name] = input
		}
	}
	inputs[values.Defaults] = []any{}
	return inputs
}

func inputOf(field *schema.Field, value values.Value) values.Value {
	switch value := value.(type) {
	case []any:
		if field.Block == nil {
			return value
		}
		return mapItems(value, func(_ int, item any) any {
			if object, isMap := item.(values.Map); isMap {
				return ImportedInputs(field.Block, object)
			}
			return item
		})
	case values.Map:
		if field.Block != nil {
			return ImportedInputs(field.Block, value)
		}
		inputs := values.Map{values.Defaults: []any{}}
		maps.Copy(inputs, value)
		return inputs
	}
	return value
}

func isDefault(field *schema.Field, value values.Value) bool {
	if field.Default != nil {
		return values.Same(value, field.Default)
	}
	if object, isMap := value.(values.Map); isMap {
		_, listed := object[values.Defaults]
		return len(object) == 0 || len(object) == 1 && listed
	}
	return values.IsZero(value)
}
