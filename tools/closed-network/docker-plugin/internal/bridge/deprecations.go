package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Deprecations are the Terraform names of old spellings that these inputs use.
func Deprecations(fields schema.Fields, inputs values.Map) []string {
	found := []string{}
	for _, field := range fields {
		value := inputs[field.Name]
		if field.Block != nil {
			for _, member := range objectsIn(value) {
				found = append(found, Deprecations(field.Block, member)...)
			}
		} else if value != nil && field.Deprecated {
			found = append(found, field.TF)
		}
	}
	return found
}

// objectsIn are the objects of a list, or the one that a value is itself.
func objectsIn(value values.Value) []values.Map {
	switch value := value.(type) {
	case []any:
		return values.Maps(value)
	case values.Map:
		return []values.Map{value}
	}
	return nil
}
