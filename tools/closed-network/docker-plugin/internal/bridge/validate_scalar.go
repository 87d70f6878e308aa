package bridge

import (
	"fmt"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// validateScalar checks one scalar's type and its rule. The value has been through coerce.
func validateScalar(field *schema.Field, value values.Value, path string) []Failure {
	if failures := validateText(value, path); failures != nil {
		return failures
	}
	reason := wrongType(field, value)
	if reason == "" && field.Rule != nil {
		reason = field.Rule(value)
	}
	if reason == "" {
		return nil
	}
	return []Failure{{Other, reason, path}}
}

// validateText takes every scalar, as Terraform does.
func validateText(value values.Value, path string) []Failure {
	switch value.(type) {
	case []any:
		return []Failure{{Other, "Attribute must be a single value, not a list", path}}
	case values.Map:
		return []Failure{{Other, "Attribute must be a single value, not a map", path}}
	}
	return nil
}

func wrongType(field *schema.Field, value values.Value) string {
	_, isNumber := value.(float64)
	_, isFlag := value.(bool)
	text, isText := value.(string)
	switch {
	case field.Kind == schema.Int && isText:
		return fmt.Sprintf(`cannot parse '' as int: strconv.ParseInt: parsing "%s": invalid syntax`, text)
	case field.Kind == schema.Int && !isNumber:
		return "Attribute must be a whole number, got " + values.ScalarText(value)
	case field.Kind == schema.Bool && !isFlag:
		return fmt.Sprintf(
			`cannot parse '' as bool: strconv.ParseBool: parsing "%s": invalid syntax`, values.ScalarText(value))
	}
	return ""
}
