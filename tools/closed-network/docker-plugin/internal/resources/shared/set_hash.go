package shared

import (
	"cmp"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// InHashOrder is a set's members in the order in which Terraform's SDK walks it, which is the order in which the official
// plugin hands them to the engine: by the decimal checksum of a text that describes each. It decides, for one, which network
// a container is connected to first.
func InHashOrder(field *schema.Field, value values.Value) []values.Value {
	items, isList := value.([]any)
	if object, isMap := value.(values.Map); !isList && field.One && isMap {
		items = []any{object}
	}
	type keyed struct {
		checksum string
		item     values.Value
	}
	sorted := make([]keyed, len(items))
	for i, item := range items {
		sorted[i] = keyed{checksum(describe(field, item)), item}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return cmp.Compare(a.checksum, b.checksum) })
	members := make([]values.Value, len(sorted))
	for i, member := range sorted {
		members[i] = member.item
	}
	return members
}

// TextsInHashOrder are the members of a set of texts.
func TextsInHashOrder(field *schema.Field, value values.Value) []string {
	members := InHashOrder(field, value)
	texts := make([]string, len(members))
	for i, member := range members {
		texts[i], _ = member.(string)
	}
	return texts
}

// ObjectsInHashOrder are the members of a set of objects.
func ObjectsInHashOrder(field *schema.Field, value values.Value) []values.Map {
	return values.Maps(InHashOrder(field, value))
}

func checksum(text string) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text))), 10)
}

func describe(field *schema.Field, member values.Value) string {
	if field.Block == nil {
		text, _ := member.(string)
		return text
	}
	object, isMap := member.(values.Map)
	if !isMap {
		return ""
	}
	inputs := schema.Fields{}
	for _, inner := range field.Block {
		if inner.IsInput() {
			inputs = append(inputs, inner)
		}
	}
	slices.SortStableFunc(inputs, func(a, b *schema.Field) int { return cmp.Compare(a.TF, b.TF) })
	var text strings.Builder
	for _, inner := range inputs {
		text.WriteString(inner.TF + ":" + describeValue(inner, object[inner.Name]) + ";")
	}
	return text.String()
}

func describeValue(field *schema.Field, value values.Value) string {
	switch field.Kind {
	case schema.Bool:
		if value == true {
			return "1"
		}
		return "0"
	case schema.Int:
		if value == nil {
			return "0"
		}
		return values.ScalarText(value)
	case schema.String:
		text, _ := value.(string)
		return text
	case schema.MapKind:
		return "[" + describeMap(value) + "]"
	case schema.Set:
		return "{" + describeMembers(field, InHashOrder(field, value)) + "}"
	}
	items, isList := value.([]any)
	if !isList && value != nil {
		items = []any{value}
	}
	return "(" + describeMembers(field, items) + ")"
}

func describeMap(value values.Value) string {
	entries, _ := value.(values.Map)
	var text strings.Builder
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		text.WriteString(key + ":" + values.ScalarText(entries[key]) + ";")
	}
	return text.String()
}

func describeMembers(field *schema.Field, items []values.Value) string {
	var text strings.Builder
	for _, item := range items {
		if field.Block == nil {
			text.WriteString(describe(field, item) + ";")
		} else {
			text.WriteString("<" + describe(field, item) + ">;")
		}
	}
	return text.String()
}
