package bridge

import (
	"slices"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// ordered are a set's members in the order in which the bridge hands them out, without doubles. Texts sort by bytes; objects
// by the text that Terraform's value library hashes, which lists the attributes by their Terraform names.
func ordered(field *schema.Field, items []any) []any {
	keyed := map[string]any{}
	for _, item := range items {
		keyed[sortKey(field, item)] = item
	}
	result := make([]any, 0, len(keyed))
	for _, key := range sortedKeys(keyed) {
		result = append(result, keyed[key])
	}
	return result
}

func sortKey(field *schema.Field, item values.Value) string {
	if field.Block == nil {
		text, _ := item.(string)
		return text
	}
	if object, isMap := item.(values.Map); isMap {
		return objectKey(field.Block, object)
	}
	return "~"
}

func objectKey(block schema.Fields, item values.Map) string {
	fields := slices.Clone(block)
	slices.SortFunc(fields, func(a, b *schema.Field) int { return strings.Compare(a.TF, b.TF) })
	var key strings.Builder
	for _, field := range fields {
		key.WriteString(valueKey(field, item[field.Name]) + ";")
	}
	return "<" + key.String() + ">"
}

func valueKey(field *schema.Field, value values.Value) string {
	if value == values.Unknown {
		return "?"
	}
	list, isList := value.([]any)
	if field.Block != nil {
		if !isList && value != nil {
			list = []any{value}
		}
		return listKey(ordered(field, list), func(item any) string { return sortKey(field, item) })
	}
	if isList {
		return listKey(list, scalarKey)
	}
	if object, isMap := value.(values.Map); isMap {
		var key strings.Builder
		for _, name := range sortedKeys(object) {
			key.WriteString(scalarKey(name) + ":" + scalarKey(object[name]) + ";")
		}
		return "{" + key.String() + "}"
	}
	return scalarKey(value)
}

func listKey(items []any, keyOf func(item any) string) string {
	var key strings.Builder
	for _, item := range items {
		key.WriteString(keyOf(item) + ";")
	}
	return "[" + key.String() + "]"
}

func scalarKey(value values.Value) string {
	switch value := value.(type) {
	case nil:
		return "~"
	case bool:
		if value {
			return "T"
		}
		return "F"
	case string:
		return strconv.Quote(value)
	}
	return values.ScalarText(value)
}
