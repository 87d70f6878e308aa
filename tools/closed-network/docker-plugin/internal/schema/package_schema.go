package schema

import (
	"slices"
	"strings"
)

type object = map[string]any

// PackageSchema is the package schema of what this plugin can do, for tools that ask for it. The official one has more, and
// prose.
func PackageSchema(version string) map[string]any {
	spec := packageSpec{types: object{}}
	resources := object{}
	for _, resource := range All {
		name := resource.Token[strings.LastIndex(resource.Token, ":")+1:]
		resources[resource.Token] = spec.resource(name, resource.Fields)
	}
	provider := spec.properties("Provider", ProviderConfig, false)
	return object{
		"name":      "docker",
		"version":   version,
		"provider":  object{"inputProperties": provider, "properties": provider},
		"types":     spec.types,
		"resources": resources,
	}
}

// packageSpec collects the types of the objects inside.
type packageSpec struct {
	types object
}

func (s packageSpec) resource(name string, fields Fields) object {
	inputs := Fields{}
	for _, field := range fields {
		if field.IsInput() {
			inputs = append(inputs, field)
		}
	}
	spec := object{
		"properties":      s.properties(name, fields, false),
		"required":        namesOf(fields, func(field *Field) bool { return field.Required || field.Computed }),
		"inputProperties": s.properties(name, inputs, true),
	}
	requiredInputs := namesOf(fields, func(field *Field) bool { return field.Required && !field.AutoName })
	if len(requiredInputs) > 0 {
		spec["requiredInputs"] = requiredInputs
	}
	return spec
}

func namesOf(fields Fields, test func(field *Field) bool) []string {
	names := []string{}
	for _, field := range fields {
		if test(field) {
			names = append(names, field.Name)
		}
	}
	slices.Sort(names)
	return names
}

// properties also say which of them replace the resource, if that is asked for by marks.
func (s packageSpec) properties(owner string, fields Fields, marks bool) object {
	result := object{}
	for _, field := range fields {
		spec := s.typeOf(owner, field)
		if field.Secret {
			spec["secret"] = true
		}
		if marks && field.ForceNew {
			spec["willReplaceOnChanges"] = true
		}
		result[field.Name] = spec
	}
	return result
}

var scalars = map[Kind]string{String: "string", Int: "integer", Bool: "boolean"}

func (s packageSpec) typeOf(owner string, field *Field) object {
	switch {
	case field.IsScalar():
		return object{"type": scalars[field.Kind]}
	case field.Kind == MapKind:
		return object{"type": "object", "additionalProperties": object{"type": "string"}}
	case field.Block == nil:
		return object{"type": "array", "items": object{"type": "string"}}
	}
	name := owner + typeName(field)
	token := "docker:index/" + name + ":" + name
	if s.types[token] == nil {
		s.types[token] = s.objectType(name, field.Block)
	}
	reference := object{"$ref": "#/types/" + token}
	if field.One {
		return reference
	}
	return object{"type": "array", "items": reference}
}

// typeName makes `Port` of `ports`; a single block keeps its name.
func typeName(field *Field) string {
	singular := field.Name
	if !field.One {
		singular = strings.TrimSuffix(singular, "s")
	}
	return strings.ToUpper(singular[:1]) + singular[1:]
}

func (s packageSpec) objectType(name string, block Fields) object {
	spec := object{"type": "object", "properties": s.properties(name, block, true)}
	required := namesOf(block, func(field *Field) bool { return field.Required })
	if len(required) > 0 {
		spec["required"] = required
	}
	return spec
}
