package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// setDiff has the members that are gone and those that are new. A new one is named by its place among the inputs, as the
// program's order is what the user knows; when it cannot be found there, the set is reported as a whole.
func setDiff(here place, prior, planned []any, inputs values.Value) DetailedDiff {
	field := here.field
	gone := missingFrom(field, planned, prior)
	fresh := missingFrom(field, prior, planned)
	if len(gone) == 0 && len(fresh) == 0 {
		return nil
	}
	given, _ := inputs.([]any)
	located, ok := locate(field, fresh, planned, given)
	if !ok {
		return DetailedDiff{here.path: {Update, field.ForceNew}}
	}
	diff := DetailedDiff{}
	compare := func(index int, old, now values.Value) {
		member := place{path: indexPath(here.path, index), block: field.Block, replaces: field.ForceNew}
		diff.add(valueDiff(member, old, now, nil))
	}
	for _, index := range gone {
		if _, replaced := located[index]; !replaced {
			compare(index, prior[index], nil)
		}
	}
	for index, plannedIndex := range located {
		var old values.Value
		if slices.Contains(gone, index) {
			old = prior[index]
		}
		compare(index, old, planned[plannedIndex])
	}
	return diff
}

// missingFrom are the places of those items that the others do not have: of doubles the last one's, in the order of the
// first ones.
func missingFrom(field *schema.Field, others, items []any) []int {
	known := identities(field, others)
	ids := []string{}
	places := map[string]int{}
	for index, item := range items {
		id := identity(field, item)
		if _, have := places[id]; !have && !slices.Contains(known, id) {
			ids = append(ids, id)
		}
		places[id] = index
	}
	result := make([]int, len(ids))
	for i, id := range ids {
		result[i] = places[id]
	}
	return result
}

// locate leads from places among the inputs to places among the planned members.
func locate(field *schema.Field, fresh []int, planned, inputs []any) (located map[int]int, ok bool) {
	if len(inputs) < len(planned) {
		return nil, false
	}
	located = map[int]int{}
	for _, plannedIndex := range fresh {
		found := false
		for i, input := range inputs {
			if _, taken := located[i]; !taken && comesFrom(field, planned[plannedIndex], input) {
				located[i] = plannedIndex
				found = true
				break
			}
		}
		if !found {
			return nil, false
		}
	}
	return located, true
}

// comesFrom says whether a planned member may come from an input. A property that was filled with an empty text counts as
// different from one that was not given, so members with optional texts are rarely found: so it is in the official plugin.
func comesFrom(field *schema.Field, planned, input values.Value) bool {
	member, isMap := planned.(values.Map)
	if field.Block == nil || !isMap {
		return identity(field, planned) == identity(field, input)
	}
	given, isMap := input.(values.Map)
	if !isMap {
		return false
	}
	for _, inner := range field.Block {
		value, have := member[inner.Name]
		if have && !valueComesFrom(inner, value, given[inner.Name]) {
			return false
		}
	}
	return true
}

func valueComesFrom(field *schema.Field, value, given values.Value) bool {
	switch {
	case field.Computed && given == nil:
		return true
	case field.IsScalar():
		return values.Same(value, given)
	case values.IsEmpty(value) && values.IsEmpty(given):
		return true
	case !field.IsInput():
		return true
	}
	return jsonText(valueIdentity(field, value)) == jsonText(valueIdentity(field, given))
}
