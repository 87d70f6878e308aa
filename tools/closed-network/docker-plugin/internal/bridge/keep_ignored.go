package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// KeepIgnored leaves what `ignoreChanges` names as it is recorded. Only whole properties; the engine itself sees to deeper
// paths.
func KeepIgnored(planned, prior values.Map, ignoreChanges []string) values.Map {
	if len(ignoreChanges) == 0 {
		return planned
	}
	all := slices.Contains(ignoreChanges, "*")
	result := make(values.Map, len(planned))
	for name, value := range planned {
		if all || slices.Contains(ignoreChanges, name) {
			value = prior[name]
		}
		result[name] = value
	}
	return result
}
