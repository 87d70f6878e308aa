package shared

// Body is a JSON object for the engine.
type Body = map[string]any

// Compact leaves out what is nil, and so is not to be sent at all. Zeros, empty lists and empty maps are sent.
func Compact(body Body) Body {
	kept := Body{}
	for key, value := range body {
		if value != nil {
			kept[key] = value
		}
	}
	return kept
}

// IfSet is a value unless it is its type's zero, for which nothing is sent.
func IfSet[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

// IfAny is a list unless it is empty, for which nothing is sent.
func IfAny[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// IfFilled is a map unless it is empty, for which nothing is sent.
func IfFilled[T any](entries map[string]T) any {
	if len(entries) == 0 {
		return nil
	}
	return entries
}
