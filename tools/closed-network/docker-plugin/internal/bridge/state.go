package bridge

import (
	"fmt"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// State is a resource's state while it is being created, read or updated. A resource sets what it learns from the engine;
// what it does not set stays as it was planned or recorded.
type State struct {
	// ID is the resource's; empty for one that does not exist (any more).
	ID       string
	resource *schema.Resource
	values   values.Map
}

// StateFrom makes a state from a plan (whose unknowns are then nobody's yet) or from recorded values.
func StateFrom(resource *schema.Resource, id string, properties values.Map) *State {
	known := make(values.Map, len(resource.Fields))
	for _, field := range resource.Fields {
		known[field.Name] = knownValue(field, properties[field.Name])
	}
	return &State{ID: id, resource: resource, values: known}
}

// Values are the values of all declared properties.
func (s *State) Values() values.Map {
	return s.values
}

// Set records what the engine says. Nothing at all (nil) becomes the type's zero.
func (s *State) Set(name string, value values.Value) {
	field := s.resource.Fields.Get(name)
	if field == nil {
		panic(fmt.Sprintf("%s has no property %s", s.resource.Token, name))
	}
	s.values[name] = written(field, value)
}

func knownValue(field *schema.Field, value values.Value) values.Value {
	switch {
	case value == values.Unknown && field.Kind == schema.Set && !field.One:
		return []any{}
	case value == values.Unknown:
		return schema.Unset(field)
	case field.Block == nil:
		return value
	case value == nil:
		return schema.Unset(field)
	}
	return written(field, value)
}

// written is a value as Terraform's flat state gives it back: zeros instead of nothing, inside blocks; sets in their order.
func written(field *schema.Field, value values.Value) values.Value {
	switch field.Kind {
	case schema.List, schema.Set:
		return writtenMembers(field, value)
	case schema.MapKind:
		if value == nil {
			return values.Map{}
		}
		return value
	}
	if value == nil {
		return zero(field)
	}
	return value
}

// zero is a scalar's value in place of nothing.
func zero(field *schema.Field) values.Value {
	switch field.Kind {
	case schema.Int:
		return 0.0
	case schema.Bool:
		return false
	}
	return ""
}

func writtenMembers(field *schema.Field, value values.Value) values.Value {
	if field.One {
		if object, isMap := value.(values.Map); isMap && field.Block != nil {
			return writtenObject(field.Block, object)
		}
		return nil
	}
	list, _ := value.([]any)
	whole := make([]any, len(list))
	for i, item := range list {
		if object, isMap := item.(values.Map); isMap && field.Block != nil {
			item = writtenObject(field.Block, object)
		}
		whole[i] = item
	}
	if field.Kind == schema.Set {
		return ordered(field, whole)
	}
	return whole
}

func writtenObject(block schema.Fields, value values.Map) values.Map {
	// An object without any property is a member that is there but was never written to.
	isEmpty := true
	for _, inner := range value {
		isEmpty = isEmpty && inner == nil
	}
	result := make(values.Map, len(block))
	for _, field := range block {
		inner := value[field.Name]
		if inner == values.Unknown {
			inner = nil
		}
		if isEmpty {
			result[field.Name] = nil
		} else {
			result[field.Name] = written(field, inner)
		}
	}
	return result
}
