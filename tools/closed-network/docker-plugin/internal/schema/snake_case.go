package schema

import (
	"strings"
	"unicode"
)

// SnakeCase makes `cpu_set` of `cpuSet`: the Terraform name that the bridge infers for a Pulumi name.
func SnakeCase(name string) string {
	var result strings.Builder
	for _, letter := range name {
		if letter >= 'A' && letter <= 'Z' {
			result.WriteByte('_')
			letter = unicode.ToLower(letter)
		}
		result.WriteRune(letter)
	}
	return result.String()
}
