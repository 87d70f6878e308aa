package schema

import "pulumi-compose/tools/closed-network/docker-plugin/internal/values"

// trait is something that sets a field apart from a plain optional one.
type trait func(field *Field)

func required(field *Field) {
	field.Required, field.Optional = true, false
}

func computed(field *Field) {
	field.Computed = true
}

// output is a property that only the engine sets.
func output(field *Field) {
	field.Computed, field.Optional = true, false
}

func forceNew(field *Field) {
	field.ForceNew = true
}

func one(field *Field) {
	field.One = true
}

func isSecret(field *Field) {
	field.Secret = true
}

func autoName(field *Field) {
	field.AutoName = true
}

func deprecated(field *Field) {
	field.Deprecated = true
}

func declaresTexts(field *Field) {
	field.DeclaresTexts = true
}

func named(tf string) trait {
	return func(field *Field) { field.TF = tf }
}

func byDefault(value values.Value) trait {
	return func(field *Field) { field.Default = value }
}

func conflicts(paths ...string) trait {
	return func(field *Field) { field.Conflicts = paths }
}

func exactlyOne(names ...string) trait {
	return func(field *Field) { field.ExactlyOne = names }
}

// declare makes a field. Terraform's name is the snake case of Pulumi's unless a trait says otherwise.
func declare(name string, kind Kind, block Fields, traits []trait) *Field {
	field := &Field{Name: name, TF: SnakeCase(name), Kind: kind, Optional: true, Block: block}
	for _, apply := range traits {
		apply(field)
	}
	return field
}

func text(name string, traits ...trait) *Field {
	return declare(name, String, nil, traits)
}

func integer(name string, traits ...trait) *Field {
	return declare(name, Int, nil, traits)
}

func flag(name string, traits ...trait) *Field {
	return declare(name, Bool, nil, traits)
}

func texts(name string, traits ...trait) *Field {
	return declare(name, List, nil, traits)
}

func textSet(name string, traits ...trait) *Field {
	return declare(name, Set, nil, traits)
}

func textMap(name string, traits ...trait) *Field {
	return declare(name, MapKind, nil, traits)
}

func listOf(name string, block Fields, traits ...trait) *Field {
	return declare(name, List, block, traits)
}

func setOf(name string, block Fields, traits ...trait) *Field {
	return declare(name, Set, block, traits)
}

func overlooking(test func(recorded, configured values.Value) bool) trait {
	return func(field *Field) { field.Overlook = test }
}
