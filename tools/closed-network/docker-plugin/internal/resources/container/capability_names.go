package container

import (
	"slices"
	"strings"
)

// capabilityNames are the full names of capabilities, sorted, as docker's own client sends them. This is why `NET_ADMIN`
// reads back as `CAP_NET_ADMIN`.
func capabilityNames(given []string) []string {
	names := []string{}
	for _, name := range given {
		name = strings.ToUpper(strings.TrimSpace(name))
		switch {
		case name == "":
			continue
		case name == "ALL":
			return []string{"ALL"}
		case !strings.HasPrefix(name, "CAP_"):
			name = "CAP_" + name
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
