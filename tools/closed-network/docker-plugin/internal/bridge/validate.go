package bridge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Validate finds everything that Terraform's schema has to say against these inputs.
func Validate(fields schema.Fields, inputs values.Map) []Failure {
	whole := validation{fields, inputs}
	return whole.object(fields, inputs, "")
}

// validation has the whole resource's inputs, for conflicts between properties of different levels.
type validation struct {
	fields schema.Fields
	inputs values.Map
}

func (v validation) object(fields schema.Fields, inputs values.Map, at string) []Failure {
	pathOf := func(name string) string {
		if at == "" {
			return name
		}
		return at + "." + name
	}
	failures := []Failure{}
	for _, field := range fields {
		failures = append(failures, v.field(field, inputs[field.Name], pathOf(field.Name))...)
	}
	for _, name := range sortedKeys(inputs) {
		field := fields.Get(name)
		if strings.HasPrefix(name, "__") || inputs[name] == nil || field != nil && field.IsInput() {
			continue
		}
		failures = append(failures, unknownKey(field, pathOf(name)))
	}
	return failures
}

func unknownKey(field *schema.Field, path string) Failure {
	if field == nil {
		return Failure{UnknownKey, "Invalid or unknown key", path}
	}
	reason := fmt.Sprintf("Value for unconfigurable attribute. Can't configure a value for \"%s\": its value will be decided "+
		"automatically based on the result of applying this configuration.", field.TF)
	return Failure{Other, reason, path}
}

func (v validation) field(field *schema.Field, value values.Value, path string) []Failure {
	if !field.IsInput() {
		return nil
	}
	if failures := v.exactlyOne(field, path); failures != nil {
		return failures
	}
	if value == nil && field.Required && !field.AutoName {
		return []Failure{{Missing, "", path}}
	}
	if value == nil {
		return nil
	}
	if conflict := slices.IndexFunc(field.Conflicts, v.isPresent); conflict >= 0 {
		reason := fmt.Sprintf("Conflicting configuration arguments. \"%s\": conflicts with %s",
			field.TF, field.Conflicts[conflict])
		return []Failure{{Other, reason, path}}
	}
	return v.value(field, value, path)
}

func (v validation) exactlyOne(field *schema.Field, path string) []Failure {
	given := []string{}
	for _, name := range field.ExactlyOne {
		if v.isPresent(name) {
			given = append(given, name)
		}
	}
	if len(field.ExactlyOne) == 0 || len(given) == 1 {
		return nil
	}
	invalid := fmt.Sprintf("Invalid combination of arguments. \"%s\":", field.TF)
	all := quotedNames(field.ExactlyOne)
	reason := fmt.Sprintf("%s one of %s must be specified", invalid, all)
	if len(given) > 0 {
		reason = fmt.Sprintf("%s only one of %s can be specified, but %s were specified.", invalid, all, quotedNames(given))
	}
	return []Failure{{Other, reason, path}}
}

func quotedNames(names []string) string {
	return "`" + strings.Join(names, "`,`") + "`"
}

var digits = regexp.MustCompile(`^\d+$`)

// isPresent says whether the property at a Terraform path such as `mode.0.global` was given.
func (v validation) isPresent(path string) bool {
	fields := v.fields
	var value values.Value = v.inputs
	for _, step := range strings.Split(path, ".") {
		if digits.MatchString(step) {
			continue
		}
		index := slices.IndexFunc(fields, func(field *schema.Field) bool { return field.TF == step })
		object, isMap := value.(values.Map)
		if index < 0 || !isMap {
			return false
		}
		value = object[fields[index].Name]
		fields = fields[index].Block
	}
	return value != nil && value != values.Unknown
}

func (v validation) value(field *schema.Field, value values.Value, path string) []Failure {
	switch {
	case value == values.Unknown:
		return nil
	case field.Kind == schema.MapKind:
		return validateMap(value, path)
	case field.Kind == schema.List, field.Kind == schema.Set:
		return v.members(field, value, path)
	}
	return validateScalar(field, coerce(field, value), path)
}

func validateMap(value values.Value, path string) []Failure {
	object, isMap := value.(values.Map)
	if !isMap {
		return []Failure{{Other, "Attribute must be a map", path}}
	}
	failures := []Failure{}
	for _, key := range sortedKeys(object) {
		failures = append(failures, validateText(object[key], path+"."+key)...)
	}
	return failures
}

func (v validation) members(field *schema.Field, value values.Value, path string) []Failure {
	items, isList := asList(field, value).([]any)
	switch {
	case !isList:
		items = []any{value}
	case field.Kind == schema.List && field.Block == nil && values.ContainsUnknown(items):
		return nil
	}
	failures := []Failure{}
	for i, item := range items {
		itemPath := path
		if !field.One {
			itemPath = indexPath(path, i)
		}
		for _, failure := range v.member(field, item, itemPath) {
			// Terraform cannot point into a set: what is wrong inside is reported at the set itself.
			if field.Kind == schema.Set {
				failure.Path = path
			}
			failures = append(failures, failure)
		}
	}
	return failures
}

func (v validation) member(field *schema.Field, item values.Value, path string) []Failure {
	object, isMap := item.(values.Map)
	switch {
	case item == values.Unknown:
		return nil
	case field.Block == nil:
		return validateText(item, path)
	case isMap:
		return v.object(field.Block, object, path)
	}
	return []Failure{{Other, "Expected Object Type. Expected object, got " + kindOf(item), path}}
}

func kindOf(value values.Value) string {
	switch value.(type) {
	case []any:
		return "slice"
	case float64:
		return "int"
	case bool:
		return "bool"
	}
	return "string"
}
