package schema

import (
	"encoding/base64"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// ruled makes a trait of a check on texts, which answers with the words of the official plugin's own check; the official
// plugin says them twice, as summary and as detail.
func ruled(check func(text string) string) trait {
	return func(field *Field) {
		field.Rule = func(value values.Value) string {
			text, isText := value.(string)
			if !isText {
				return ""
			}
			return twice(check(text))
		}
	}
}

func twice(said string) string {
	if said == "" {
		return ""
	}
	return said + ". " + said
}

func atLeast(threshold float64) trait {
	return func(field *Field) {
		field.Rule = func(value values.Value) string {
			number, isNumber := value.(float64)
			if !isNumber || number >= threshold {
				return ""
			}
			return twice(fmt.Sprintf(
				"'%s' cannot be lower than %s", values.ScalarText(number), values.ScalarText(threshold)))
		}
	}
}

func matching(pattern string) trait {
	expression := regexp.MustCompile(pattern)
	return ruled(func(text string) string {
		if expression.MatchString(text) {
			return ""
		}
		return fmt.Sprintf("'%s' doesn't match the pattern '%s'", text, pattern)
	})
}

var isDuration = ruled(func(text string) string {
	duration, err := time.ParseDuration(text)
	if err != nil {
		return fmt.Sprintf("'%s' is not a valid duration", text)
	}
	if duration < 0 {
		return fmt.Sprintf("'%s' duration must not be negative", text)
	}
	return ""
})

var isBase64 = ruled(func(text string) string {
	if _, err := base64.StdEncoding.DecodeString(text); err != nil {
		return fmt.Sprintf("'%s' is not base64 decodeable", text)
	}
	return ""
})

var absolute = regexp.MustCompile(`^[a-zA-Z]:[\\/]|^/`)

var isAbsolutePath = ruled(func(text string) string {
	if absolute.MatchString(text) {
		return ""
	}
	return fmt.Sprintf("'%s' must be an absolute path", text)
})

// isRatio takes a number between 0 and 1 that is written as a text; how it is written makes no difference.
func isRatio(field *Field) {
	ruled(func(text string) string {
		ratio, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(ratio) {
			return fmt.Sprintf("'%s' is not a float", text)
		}
		if ratio < 0 || ratio > 1 {
			return fmt.Sprintf("'%s' has to be between 0.0 and 1.0", text)
		}
		return ""
	})(field)
	field.Overlook = func(recorded, configured values.Value) bool {
		before, haveBefore := ratioOf(recorded)
		after, haveAfter := ratioOf(configured)
		return haveBefore && haveAfter && before == after && recorded != ""
	}
}

// ratioOf reads an empty text as 0.
func ratioOf(value values.Value) (float64, bool) {
	text, isText := value.(string)
	if text == "" {
		return 0, isText
	}
	ratio, err := strconv.ParseFloat(text, 64)
	return ratio, err == nil
}

// emptyIsNoChange: an empty string means "as the image says" and is no change.
func emptyIsNoChange(field *Field) {
	field.Overlook = func(recorded, configured values.Value) bool {
		return values.IsZero(configured) || values.Same(recorded, configured)
	}
}

func oneOf(allowed ...string) trait {
	quoted := make([]string, len(allowed))
	for i, word := range allowed {
		quoted[i] = strconv.Quote(word)
	}
	return func(field *Field) {
		field.Rule = func(value values.Value) string {
			text, isText := value.(string)
			if !isText || slices.Contains(allowed, text) {
				return ""
			}
			return fmt.Sprintf("expected value to be one of [%s], got %s", strings.Join(quoted, " "), text)
		}
	}
}
