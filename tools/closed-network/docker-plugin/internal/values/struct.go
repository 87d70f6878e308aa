package values

import (
	"fmt"
	"unicode/utf8"

	"google.golang.org/protobuf/types/known/structpb"
)

const (
	signature   = "4dabf18193072939515e22adb298388d"
	secret      = "1b47061264138c4ac30d75fd1eb44270"
	output      = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
	unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
)

// FromStruct reads the engine's properties. Secrets and outputs become their plain values.
func FromStruct(properties *structpb.Struct) Map {
	return mapFrom(properties.AsMap())
}

// ToStruct writes properties for the engine.
func ToStruct(properties Map) *structpb.Struct {
	fields := make(map[string]*structpb.Value, len(properties))
	for key, value := range properties {
		fields[valid(key)] = toValue(value)
	}
	return &structpb.Struct{Fields: fields}
}

func toValue(value Value) *structpb.Value {
	switch value := value.(type) {
	case nil:
		return structpb.NewNullValue()
	case bool:
		return structpb.NewBoolValue(value)
	case float64:
		return structpb.NewNumberValue(value)
	case string:
		return structpb.NewStringValue(valid(value))
	case unknown:
		return structpb.NewStringValue(unknownText)
	case []any:
		items := make([]*structpb.Value, len(value))
		for i, item := range value {
			items[i] = toValue(item)
		}
		return structpb.NewListValue(&structpb.ListValue{Values: items})
	case Map:
		return structpb.NewStructValue(ToStruct(value))
	}
	panic(fmt.Sprintf("%T is no property value", value))
}

// valid replaces what is no UTF-8, such as in the logs of a container, as protobuf sends no other text.
func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}

// FromJSON reads a value that was written as JSON.
func FromJSON(value any) Value {
	switch value := value.(type) {
	case string:
		if value == unknownText {
			return Unknown
		}
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = FromJSON(item)
		}
		return list
	case map[string]any:
		inner, have := value["value"]
		switch {
		case value[signature] == secret:
			return FromJSON(inner)
		case value[signature] == output && !have:
			return Unknown
		case value[signature] == output:
			return FromJSON(inner)
		}
		return mapFrom(value)
	}
	return value
}

func mapFrom(object map[string]any) Map {
	result := make(Map, len(object))
	for key, value := range object {
		result[key] = FromJSON(value)
	}
	return result
}

// Secret is a value as a secret for the engine.
func Secret(value Value) Map {
	return Map{signature: secret, "value": value}
}
