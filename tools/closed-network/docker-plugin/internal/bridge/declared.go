// Package bridge does what lies between Pulumi and a Terraform provider in the official plugin: it checks and completes
// inputs, plans, tells differences, and writes states and inputs down.
package bridge

import (
	"maps"
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Declared are the recorded values of the declared properties, without the bridge's own.
func Declared(resource *schema.Resource, properties values.Map) values.Map {
	result := make(values.Map, len(resource.Fields))
	for _, field := range resource.Fields {
		result[field.Name] = properties[field.Name]
	}
	return result
}

func sortedKeys[T any](entries map[string]T) []string {
	return slices.Sorted(maps.Keys(entries))
}

// mapItems makes a list of what a function makes of a list's items.
func mapItems(items []any, change func(index int, item any) any) []any {
	result := make([]any, len(items))
	for i, item := range items {
		result[i] = change(i, item)
	}
	return result
}

// at is a list's item; nil where there is none, and in what is no list.
func at(list values.Value, index int) values.Value {
	items, _ := list.([]any)
	if index >= len(items) {
		return nil
	}
	return items[index]
}

// objectOf is a value if it is an object; nil otherwise.
func objectOf(value values.Value) values.Map {
	object, _ := value.(values.Map)
	return object
}
