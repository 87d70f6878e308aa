package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// requiresNew says whether Terraform itself would replace the resource. It looks at each attribute's own mark, and at a
// list's or set's mark only when the number of members changes; so some changes inside a replacing block are mere updates.
func requiresNew(fields schema.Fields, prior, planned values.Map) bool {
	return slices.ContainsFunc(fields, func(field *schema.Field) bool {
		return fieldRequiresNew(field, prior[field.Name], planned[field.Name])
	})
}

func fieldRequiresNew(field *schema.Field, prior, planned values.Value) bool {
	if field.Block == nil {
		return field.ForceNew && changed(field, prior, planned)
	}
	if planned == values.Unknown {
		return field.ForceNew
	}
	before := schema.Members(field, prior)
	after := schema.Members(field, planned)
	if field.Kind == schema.Set {
		return setRequiresNew(field, before, after)
	}
	if field.ForceNew && len(before) != len(after) {
		return true
	}
	for i := range max(len(before), len(after)) {
		if requiresNew(field.Block, memberAt(before, i), memberAt(after, i)) {
			return true
		}
	}
	return false
}

func memberAt(members []values.Map, index int) values.Map {
	if index < len(members) {
		return members[index]
	}
	return nil
}

func setRequiresNew(field *schema.Field, before, after []values.Map) bool {
	known := identities(field, values.ListOf(before))
	kept := identities(field, values.ListOf(after))
	if slices.Equal(known, kept) {
		return false
	}
	if field.ForceNew && len(before) != len(after) {
		return true
	}
	isChanged := func(others []string) func(member values.Map) bool {
		return func(member values.Map) bool {
			return !slices.Contains(others, identity(field, member)) && hasForceNew(field.Block, member)
		}
	}
	return slices.ContainsFunc(before, isChanged(kept)) || slices.ContainsFunc(after, isChanged(known))
}

func changed(field *schema.Field, prior, planned values.Value) bool {
	before, isList := prior.([]any)
	after, isAlso := planned.([]any)
	if field.Kind == schema.Set && isList && isAlso {
		return !sameSet(field, before, after)
	}
	return !values.Same(prior, planned)
}

// hasForceNew says whether a member that appears or disappears carries a value that replaces.
func hasForceNew(block schema.Fields, member values.Map) bool {
	return slices.ContainsFunc(block, func(field *schema.Field) bool {
		value := member[field.Name]
		list, isList := value.([]any)
		if value == nil || value == "" || isList && len(list) == 0 {
			return false
		}
		if field.ForceNew || field.Block == nil {
			return field.ForceNew
		}
		return slices.ContainsFunc(schema.Members(field, value), func(inner values.Map) bool {
			return hasForceNew(field.Block, inner)
		})
	})
}
