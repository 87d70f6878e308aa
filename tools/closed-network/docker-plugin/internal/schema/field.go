// Package schema says what the official plugin's resources look like.
package schema

import "pulumi-compose/tools/closed-network/docker-plugin/internal/values"

// Kind is the kind of a property's value.
type Kind string

// The kinds of Terraform's schemas that occur.
const (
	String  Kind = "string"
	Int     Kind = "int"
	Bool    Kind = "bool"
	MapKind Kind = "map"
	List    Kind = "list"
	Set     Kind = "set"
)

// Field is one property of a resource, as the official plugin's Terraform schema declares it.
type Field struct {
	Name string
	// TF is its name in Terraform's schema.
	TF       string
	Kind     Kind
	Required bool
	Optional bool
	// Computed: the engine may fill it in.
	Computed bool
	// ForceNew: a change of it replaces the resource.
	ForceNew bool
	Default  values.Value
	// Block has the properties of the members of a list or set of objects; without it the members are strings.
	Block Fields
	// DeclaresTexts: a map whose values are declared to be texts, which most maps of the official plugin's do not say.
	DeclaresTexts bool
	// One: Terraform has a list of at most one member where Pulumi has the member itself.
	One bool
	// Conflicts are Terraform paths of properties that cannot be given together with this one.
	Conflicts []string
	// ExactlyOne of these (Terraform names) must be given.
	ExactlyOne []string
	// Rule says what is wrong with a known value; nothing when it is fine.
	Rule func(value values.Value) string
	// Overlook says whether a change from the recorded to the configured value is to be overlooked.
	Overlook func(recorded, configured values.Value) bool
	// Secret: its outputs and inputs are secret whatever the program says.
	Secret bool
	// AutoName: filled with the resource's name and a random suffix when not given.
	AutoName bool
	// Deprecated: an old spelling, for which no default is filled in.
	Deprecated bool
}

// IsInput says whether a program may give the property.
func (f *Field) IsInput() bool {
	return f.Required || f.Optional
}

// IsScalar says whether the property is a text, a number or a flag.
func (f *Field) IsScalar() bool {
	return f.Kind == String || f.Kind == Int || f.Kind == Bool
}

// Fields are properties in the order of their declaration.
type Fields []*Field

// Get is the property of a name; nil without one.
func (f Fields) Get(name string) *Field {
	for _, field := range f {
		if field.Name == name {
			return field
		}
	}
	return nil
}

// Unset is what a property that nobody set looks like in the state: a block is an empty list, everything else null.
func Unset(field *Field) values.Value {
	if field.Block != nil && field.IsInput() && !field.One {
		return []any{}
	}
	return nil
}

// Members are the objects of a list or set of them, or the single one.
func Members(field *Field, value values.Value) []values.Map {
	switch value := value.(type) {
	case []any:
		return values.Maps(value)
	case values.Map:
		if field.One {
			return []values.Map{value}
		}
	}
	return []values.Map{}
}
