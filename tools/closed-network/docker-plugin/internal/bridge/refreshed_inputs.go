package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// RefreshedInputs are the inputs after a refresh: those that the program gave, with the values that the resource now has. A
// default whose value changed is no default any more.
func RefreshedInputs(fields schema.Fields, inputs, state values.Map) values.Map {
	refreshed, _ := refreshObject(fields, inputs, state)
	return refreshed
}

// refreshObject also says whether everything inside still has the value that was given, as do the other functions here.
func refreshObject(fields schema.Fields, inputs, state values.Map) (values.Map, bool) {
	result := values.Map{}
	unchanged := true
	changed := map[string]bool{}
	for name, value := range inputs {
		if name == values.Defaults {
			continue
		}
		now, have := state[name]
		same := false
		if have {
			result[name], same = refresh(fields.Get(name), value, now)
		}
		if !same {
			unchanged = false
			changed[name] = true
		}
	}
	if _, isList := inputs[values.Defaults].([]any); !isList {
		return result, true
	}
	defaults := slices.DeleteFunc(values.Texts(inputs, values.Defaults), func(name string) bool { return changed[name] })
	slices.Sort(defaults)
	result[values.Defaults] = values.ListOf(slices.Compact(defaults))
	return result, unchanged
}

func refresh(field *schema.Field, input, state values.Value) (values.Value, bool) {
	switch input := input.(type) {
	case []any:
		if now, isList := state.([]any); isList {
			return refreshList(field, input, now)
		}
	case values.Map:
		now, isMap := state.(values.Map)
		if !isMap {
			break
		}
		if field != nil && field.Block != nil {
			return refreshObject(field.Block, input, now)
		}
		kept := values.Map{}
		for key := range input {
			if value, have := now[key]; have {
				kept[key] = value
			}
		}
		return kept, values.Same(input, kept)
	}
	return state, values.Same(input, state)
}

func refreshList(field *schema.Field, input, state []any) (values.Value, bool) {
	placeOf := func(index int) (int, bool) { return index, index < len(state) }
	if field != nil && field.Kind == schema.Set {
		if matches, ok := matchMembers(input, state); ok {
			placeOf = func(index int) (int, bool) {
				at, matched := matches[index]
				return at, matched
			}
		}
	}
	kept := []any{}
	unchanged := true
	for i, item := range input {
		at, have := placeOf(i)
		if !have {
			unchanged = false
			continue
		}
		now, same := refreshItem(field, item, state[at])
		kept = append(kept, now)
		unchanged = unchanged && same
	}
	return kept, unchanged
}

func refreshItem(field *schema.Field, item, state values.Value) (values.Value, bool) {
	object, isMap := item.(values.Map)
	now, isAlso := state.(values.Map)
	if field != nil && field.Block != nil && isMap && isAlso {
		return refreshObject(field.Block, object, now)
	}
	return state, values.Same(item, state)
}
