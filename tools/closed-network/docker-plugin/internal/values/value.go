// Package values has the property values that go between the engine and the plugin.
package values

// Value is a property value as the engine sends it: nil, a bool, a float64, a string, Unknown, a []any or a Map. Secrets are
// unwrapped, unknowns marked.
type Value = any

// Map is an object's properties.
type Map = map[string]any

type unknown struct{}

// Unknown stands for a value that is only known once something else has been created; it appears in previews alone.
var Unknown = unknown{}

// Defaults is the list of an object's properties that were filled in by Check. The bridge keeps it among the inputs.
const Defaults = "__defaults"

// ListOf makes a list of property values.
func ListOf[T any](items []T) []any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = item
	}
	return list
}

// MapOf makes a map of property values.
func MapOf[T any](entries map[string]T) Map {
	result := make(Map, len(entries))
	for key, value := range entries {
		result[key] = value
	}
	return result
}

// Same is deep equality; list order matters.
func Same(a, b Value) bool {
	switch a := a.(type) {
	case []any:
		b, isList := b.([]any)
		if !isList || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !Same(a[i], b[i]) {
				return false
			}
		}
		return true
	case Map:
		b, isMap := b.(Map)
		if !isMap || len(a) != len(b) {
			return false
		}
		for key, value := range a {
			other, have := b[key]
			if !have || !Same(value, other) {
				return false
			}
		}
		return true
	}
	return a == b
}

// ContainsUnknown says whether a value or something in it is unknown.
func ContainsUnknown(value Value) bool {
	switch value := value.(type) {
	case unknown:
		return true
	case []any:
		for _, item := range value {
			if ContainsUnknown(item) {
				return true
			}
		}
	case Map:
		for _, item := range value {
			if ContainsUnknown(item) {
				return true
			}
		}
	}
	return false
}
