package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// AgreeWithPlan takes the planned value wherever state and plan differ in nothing or empty alone, as Terraform's older SDK
// cannot tell these apart, and for every set that was known when planned.
func AgreeWithPlan(fields schema.Fields, state, planned values.Map) values.Map {
	result := make(values.Map, len(fields))
	for _, field := range fields {
		result[field.Name] = agree(field, state[field.Name], planned[field.Name])
	}
	return result
}

func agree(field *schema.Field, state, planned values.Value) values.Value {
	switch {
	case planned == values.Unknown:
		return state
	case values.IsEmpty(state) && values.IsEmpty(planned) && field.Kind != schema.String:
		return planned
	case planned == nil:
		return state
	case field.Kind == schema.Set:
		if values.ContainsUnknown(planned) {
			return state
		}
		return planned
	case field.Kind == schema.String:
		if state == nil && planned == "" {
			return planned
		}
		return state
	case field.Block == nil:
		return state
	}
	return agreeInside(field.Block, state, planned)
}

func agreeInside(block schema.Fields, state, planned values.Value) values.Value {
	switch state := state.(type) {
	case values.Map:
		if planned, isMap := planned.(values.Map); isMap {
			return AgreeWithPlan(block, state, planned)
		}
	case []any:
		planned, isList := planned.([]any)
		if !isList || len(state) != len(planned) {
			return state
		}
		return mapItems(state, func(i int, item any) any {
			before, isMap := item.(values.Map)
			wanted, isAlso := planned[i].(values.Map)
			if isMap && isAlso {
				return AgreeWithPlan(block, before, wanted)
			}
			return item
		})
	}
	return state
}
