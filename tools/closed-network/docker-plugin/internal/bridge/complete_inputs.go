package bridge

import (
	"maps"
	"slices"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// nameMaker makes a name for a property that wants one, or none. It is nil where no property gets one.
type nameMaker func() (string, bool)

// completeInputs are the inputs with defaults filled in and listed under `__defaults`, level by level, as the bridge's Check
// returns them.
func completeInputs(fields schema.Fields, news, olds values.Map, makeName nameMaker) values.Map {
	result := values.Map{}
	for name, value := range news {
		if strings.HasPrefix(name, "__") || value == nil {
			continue
		}
		if field := fields.Get(name); field != nil {
			value = completeValue(field, value, olds[name])
		}
		result[name] = value
	}
	return fillDefaults(fields, result, olds, makeName)
}

func completeValue(field *schema.Field, value, old values.Value) values.Value {
	if value == values.Unknown {
		return value
	}
	if field.Block == nil {
		return coerce(field, value)
	}
	if field.One {
		return completeObject(field.Block, value, old)
	}
	list, _ := asList(field, value).([]any)
	return mapItems(list, func(i int, item any) any { return completeObject(field.Block, item, at(old, i)) })
}

func completeObject(block schema.Fields, value, old values.Value) values.Value {
	object, isMap := value.(values.Map)
	if !isMap {
		return value
	}
	return completeInputs(block, object, objectOf(old), nil)
}

func fillDefaults(fields schema.Fields, given, olds values.Map, makeName nameMaker) values.Map {
	result := maps.Clone(given)
	names := []string{}
	excluded := conflicting(fields, given)
	for _, field := range fields {
		if _, have := given[field.Name]; have || excluded[field.TF] || field.Deprecated {
			continue
		}
		value := previousDefault(field, olds)
		if value == nil {
			value = freshDefault(field, makeName)
		}
		if value != nil {
			result[field.Name] = value
			names = append(names, field.Name)
		}
	}
	slices.Sort(names)
	result[values.Defaults] = values.ListOf(names)
	return result
}

// previousDefault: a default stays what it was when the resource was made, so that a newer plugin's default changes nothing.
func previousDefault(field *schema.Field, olds values.Map) values.Value {
	if field.Default == nil && !field.AutoName {
		return nil
	}
	listed, isList := olds[values.Defaults].([]any)
	if isList && !slices.Contains(listed, any(field.Name)) {
		return nil
	}
	return olds[field.Name]
}

// freshDefault: a default that is its type's zero is not written down, as Terraform's own planning supplies it.
func freshDefault(field *schema.Field, makeName nameMaker) values.Value {
	if field.AutoName && makeName != nil {
		if name, made := makeName(); made {
			return name
		}
		return nil
	}
	if values.IsZero(field.Default) {
		return nil
	}
	return field.Default
}

// conflicting are the Terraform names of what cannot be given together with the inputs.
func conflicting(fields schema.Fields, given values.Map) map[string]bool {
	excluded := map[string]bool{}
	for name := range given {
		field := fields.Get(name)
		if field == nil {
			continue
		}
		for _, conflict := range field.Conflicts {
			excluded[lastStep(conflict)] = true
		}
	}
	return excluded
}

// lastStep makes `global` of `mode.0.global`; the exclusion only matters among neighbours.
func lastStep(path string) string {
	return path[strings.LastIndex(path, ".")+1:]
}
