package bridge

import (
	"math"
	"regexp"
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var wholeNumber = regexp.MustCompile(`^[+-]?\d+$`)

var booleans = map[string]bool{"true": true, "false": false, "1": true, "0": false}

// coerce converts between scalars as the bridge does before Terraform sees the value: `8080` for a string, `"8080"` for a
// number.
func coerce(field *schema.Field, value values.Value) values.Value {
	switch field.Kind {
	case schema.String:
		return scalarToText(value)
	case schema.Int:
		return toNumber(value)
	case schema.Bool:
		text, isText := value.(string)
		if flag, known := booleans[text]; isText && known {
			return flag
		}
	case schema.MapKind:
		object, isMap := value.(values.Map)
		if !isMap {
			return value
		}
		result := make(values.Map, len(object))
		for key, item := range object {
			result[key] = entryOf(field, item)
		}
		return result
	case schema.List, schema.Set:
		if list, isList := asList(field, value).([]any); isList && field.Block == nil {
			return mapItems(list, func(_ int, item any) any { return scalarToText(item) })
		}
	}
	return value
}

// entryOf is a value in a map. Only where the official plugin declares that a map has texts, a number becomes one; elsewhere
// it stays a whole number until the resource is planned.
func entryOf(field *schema.Field, value values.Value) values.Value {
	if number, isNumber := value.(float64); isNumber && !field.DeclaresTexts {
		return math.Trunc(number)
	}
	if field.DeclaresTexts {
		return scalarToText(value)
	}
	return value
}

// asList takes one value for a list of it, where a list or set belongs.
func asList(field *schema.Field, value values.Value) values.Value {
	isCollection := field.Kind == schema.List || field.Kind == schema.Set
	if _, isList := value.([]any); isList || field.One || !isCollection || value == nil || value == values.Unknown {
		return value
	}
	return []any{value}
}

func toNumber(value values.Value) values.Value {
	switch value := value.(type) {
	case float64:
		return math.Trunc(value)
	case string:
		if wholeNumber.MatchString(value) {
			if number, err := strconv.ParseFloat(value, 64); err == nil {
				return number
			}
		}
	}
	return value
}

func scalarToText(value values.Value) values.Value {
	switch value.(type) {
	case float64, bool:
		return values.ScalarText(value)
	}
	return value
}
