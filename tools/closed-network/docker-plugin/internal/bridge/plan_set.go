package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// planSet: see Plan. A set that has the recorded members stays as recorded; any other is written anew.
func planSet(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	wanted := itemsOf(field, config)
	recorded := itemsOf(field, prior)
	switch {
	case wanted == nil && field.Computed:
		return keptOrUnknown(field, prior, creating)
	case wanted == nil:
		return plannedNothing(field, prior, recorded)
	case sameSet(field, recorded, wanted):
		return prior
	}
	members := wanted
	if field.Block != nil {
		members = filledItems(field, wanted)
	}
	if field.One {
		return at(members, 0)
	}
	return ordered(field, members)
}

// keptOrUnknown: a block nobody has set is recorded as an empty list, which counts as known.
func keptOrUnknown(field *schema.Field, prior values.Value, creating bool) values.Value {
	if field.Block != nil && !creating {
		return prior
	}
	if field.Block != nil || prior == nil {
		return values.Unknown
	}
	return prior
}

func plannedNothing(field *schema.Field, prior values.Value, recorded []any) values.Value {
	switch {
	case recorded != nil && len(recorded) == 0:
		return prior
	case field.Block == nil || field.One:
		return nil
	}
	return []any{}
}

// filled is a member of a set as it is planned: texts and lists that are missing become empty, numbers and flags stay unset.
func filled(block schema.Fields, member values.Map) values.Map {
	result := make(values.Map, len(block))
	for _, field := range block {
		result[field.Name] = filledValue(field, member[field.Name])
	}
	return result
}

func filledItems(field *schema.Field, items []any) []any {
	return mapItems(items, func(_ int, item any) any {
		if object, isMap := item.(values.Map); isMap {
			return filled(field.Block, object)
		}
		return item
	})
}

func filledValue(field *schema.Field, value values.Value) values.Value {
	switch field.Kind {
	case schema.String:
		if wanted := orDefault(field, value); wanted != nil {
			return wanted
		}
		return ""
	case schema.Int, schema.Bool:
		return orDefault(field, value)
	case schema.List, schema.Set:
		return filledMembers(field, value)
	}
	return value
}

func filledMembers(field *schema.Field, value values.Value) values.Value {
	switch value := value.(type) {
	case nil:
		if field.Block != nil && field.One {
			return nil
		}
		return []any{}
	case values.Map:
		if field.Block != nil {
			return filled(field.Block, value)
		}
	case []any:
		items := value
		if field.Block != nil {
			items = filledItems(field, value)
		}
		if field.Kind == schema.Set {
			return ordered(field, items)
		}
		return items
	}
	return value
}
