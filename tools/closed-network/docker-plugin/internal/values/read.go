package values

import "strconv"

// The typed view of a property map that a resource works with: a missing value is its type's zero, as in the official plugin.

// Text is a text property.
func Text(properties Map, key string) string {
	text, _ := properties[key].(string)
	return text
}

// Number is a number property.
func Number(properties Map, key string) float64 {
	number, _ := properties[key].(float64)
	return number
}

// Flag is a boolean property.
func Flag(properties Map, key string) bool {
	return properties[key] == true
}

// Texts is a property that is a list of texts.
func Texts(properties Map, key string) []string {
	list, _ := properties[key].([]any)
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i], _ = item.(string)
	}
	return texts
}

// Objects is a property that is a list of objects.
func Objects(properties Map, key string) []Map {
	list, _ := properties[key].([]any)
	return Maps(list)
}

// Maps picks the objects out of a list.
func Maps(list []any) []Map {
	objects := []Map{}
	for _, item := range list {
		if object, isMap := item.(Map); isMap {
			objects = append(objects, object)
		}
	}
	return objects
}

// Object is a property that is an object, and whether there is one.
func Object(properties Map, key string) (Map, bool) {
	object, isMap := properties[key].(Map)
	return object, isMap
}

// TextMap is a property that is a map of texts.
func TextMap(properties Map, key string) map[string]string {
	object, _ := properties[key].(Map)
	texts := make(map[string]string, len(object))
	for name, value := range object {
		texts[name] = ScalarText(value)
	}
	return texts
}

// IsSet says whether a property is there and not its type's zero.
func IsSet(properties Map, key string) bool {
	return !IsZero(properties[key])
}

// IsZero says whether a value is nothing, its type's zero or a collection without members.
func IsZero(value Value) bool {
	switch value := value.(type) {
	case nil:
		return true
	case bool:
		return !value
	case float64:
		return value == 0
	case string:
		return value == ""
	}
	return IsEmpty(value)
}

// IsEmpty says whether a value is a collection without members, or nothing.
func IsEmpty(value Value) bool {
	switch value := value.(type) {
	case nil:
		return true
	case []any:
		return len(value) == 0
	case Map:
		return len(value) == 0
	}
	return false
}

// ScalarText is a scalar as Terraform's flat state writes it.
func ScalarText(value Value) string {
	switch value := value.(type) {
	case bool:
		return strconv.FormatBool(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case string:
		return value
	}
	return ""
}
