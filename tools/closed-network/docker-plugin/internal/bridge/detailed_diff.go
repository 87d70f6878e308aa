package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// place is where a value stands: how it is declared, and whether a change of it replaces because of a list, set or map
// around it.
type place struct {
	path string
	// field is nil for a member of a map or of a list of texts.
	field *schema.Field
	// block has the properties of the object here, if the place is a member of a block and has no field itself.
	block    schema.Fields
	replaces bool
}

// detailedDiff has the differences between the recorded and the planned state, path by path, as the bridge reports them.
func detailedDiff(fields schema.Fields, prior, planned, inputs values.Map) DetailedDiff {
	return objectDiff(place{block: fields}, prior, planned, inputs)
}

// objectDiff looks at the properties of an object; where it replaces, each of them does.
func objectDiff(at place, prior, planned, inputs values.Map) DetailedDiff {
	diff := DetailedDiff{}
	for _, field := range at.block {
		inner := place{path: keyPath(at.path, field.Name), field: field, replaces: field.ForceNew || at.replaces}
		diff.add(valueDiff(inner, prior[field.Name], planned[field.Name], inputs[field.Name]))
	}
	return diff
}

// valueDiff looks at one property or one member of a list or set.
func valueDiff(at place, before, after, inputs values.Value) DetailedDiff {
	prior, planned := present(before), present(after)
	if prior == nil || planned == nil || planned == values.Unknown {
		return wholeDiff(at, prior, planned)
	}
	priorMap, isMap := prior.(values.Map)
	plannedMap, isAlsoMap := planned.(values.Map)
	if isMap && isAlsoMap {
		return mapsDiff(at, priorMap, plannedMap, objectOf(inputs))
	}
	priorList, isList := prior.([]any)
	plannedList, isAlsoList := planned.([]any)
	if at.field != nil && isList && isAlsoList {
		switch {
		case at.field.Kind == schema.Set:
			return setDiff(at, priorList, plannedList, inputs)
		case at.field.Block == nil:
			return textsDiff(at, priorList, plannedList)
		}
		return blocksDiff(at, priorList, plannedList, inputs)
	}
	if values.Same(prior, planned) {
		return nil
	}
	return DetailedDiff{at.path: {Update, at.replaces}}
}

func mapsDiff(at place, prior, planned, inputs values.Map) DetailedDiff {
	switch {
	case at.block != nil:
		return objectDiff(place{path: at.path, block: at.block}, prior, planned, inputs)
	case at.field != nil && at.field.Block != nil && at.field.One:
		inner := place{path: at.path, block: at.field.Block, replaces: at.field.ForceNew}
		return objectDiff(inner, prior, planned, inputs)
	}
	return mapDiff(at, prior, planned)
}

// present: an empty list counts as none.
func present(value values.Value) values.Value {
	if list, isList := value.([]any); isList && len(list) == 0 {
		return nil
	}
	return value
}

// wholeDiff: something appears, disappears or is not known yet. It is reported at its own path, whatever is inside.
func wholeDiff(at place, prior, planned values.Value) DetailedDiff {
	change := Update
	switch {
	case prior == nil && planned == nil:
		return nil
	case prior == nil:
		change = Add
	case planned == nil:
		change = Delete
	}
	replaces := at.replaces || insideReplaces(at, planned) || insideReplaces(at, prior)
	return DetailedDiff{at.path: {change, replaces}}
}

func insideReplaces(at place, value values.Value) bool {
	block := at.block
	if block == nil && at.field != nil {
		block = at.field.Block
	}
	return slices.ContainsFunc(objectsIn(value), func(object values.Map) bool {
		return slices.ContainsFunc(block, func(field *schema.Field) bool {
			inner, have := object[field.Name]
			return have && (field.ForceNew || insideReplaces(place{field: field}, inner))
		})
	})
}

func textsDiff(at place, prior, planned []any) DetailedDiff {
	removed, added := listEdits(prior, planned)
	diff := DetailedDiff{}
	for _, index := range removed {
		diff[indexPath(at.path, index)] = DiffKind{Delete, at.field.ForceNew}
	}
	for _, index := range added {
		change := Add
		if slices.Contains(removed, index) {
			change = Update
		}
		diff[indexPath(at.path, index)] = DiffKind{change, at.field.ForceNew}
	}
	return diff
}

func blocksDiff(here place, prior, planned []any, inputs values.Value) DetailedDiff {
	diff := DetailedDiff{}
	for i := range max(len(prior), len(planned)) {
		member := place{path: indexPath(here.path, i), block: here.field.Block, replaces: here.field.ForceNew}
		diff.add(valueDiff(member, at(prior, i), at(planned, i), at(inputs, i)))
	}
	return diff
}

func mapDiff(at place, prior, planned values.Map) DetailedDiff {
	replaces := at.field != nil && at.field.ForceNew
	diff := DetailedDiff{}
	for _, entries := range []values.Map{prior, planned} {
		for key := range entries {
			inner := place{path: keyPath(at.path, key), replaces: replaces}
			diff.add(valueDiff(inner, prior[key], planned[key], nil))
		}
	}
	return diff
}
