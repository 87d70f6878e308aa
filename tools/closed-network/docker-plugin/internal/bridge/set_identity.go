package bridge

import (
	"encoding/json"
	"slices"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// identity is a text that is equal for members of a set that Terraform takes for the same one: a missing value equals its
// zero.
func identity(field *schema.Field, member values.Value) string {
	object, isMap := member.(values.Map)
	switch {
	case member == nil:
		return jsonText("")
	case field.Block == nil || !isMap:
		return jsonText(member)
	}
	return jsonText(objectIdentity(field.Block, object))
}

func objectIdentity(block schema.Fields, member values.Map) []any {
	fields := slices.Clone(block)
	slices.SortFunc(fields, func(a, b *schema.Field) int { return strings.Compare(a.Name, b.Name) })
	parts := []any{}
	for _, field := range fields {
		if field.IsInput() {
			parts = append(parts, valueIdentity(field, member[field.Name]))
		}
	}
	return parts
}

func valueIdentity(field *schema.Field, value values.Value) any {
	switch field.Kind {
	case schema.MapKind:
		object, _ := value.(values.Map)
		return values.MapOf(object)
	case schema.List, schema.Set:
		ids := []string{}
		for _, item := range itemsOf(field, value) {
			ids = append(ids, identity(field, item))
		}
		if field.Kind == schema.Set {
			slices.Sort(ids)
		}
		return ids
	}
	switch {
	case value != nil:
		return value
	case field.Default != nil:
		return field.Default
	}
	return zero(field)
}

// itemsOf are the members of a list or set, or the single one.
func itemsOf(field *schema.Field, value values.Value) []any {
	if _, isMap := value.(values.Map); isMap && field.One {
		return []any{value}
	}
	items, _ := value.([]any)
	return items
}

// sameSet says whether two sets have the same members, in whatever order.
func sameSet(field *schema.Field, a, b []any) bool {
	return slices.Equal(identities(field, a), identities(field, b))
}

// identities are those of a set's members, in order and without doubles.
func identities(field *schema.Field, items []any) []string {
	ids := []string{}
	for _, item := range items {
		ids = append(ids, identity(field, item))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func jsonText(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
