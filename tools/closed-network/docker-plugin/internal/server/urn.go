package server

import "strings"

// urn names a resource.
type urn struct {
	token string
	name  string
}

// parseURN takes `urn:pulumi:stack::project::parent$type::name` apart.
func parseURN(text string) urn {
	parts := strings.SplitN(text, "::", 4)
	if len(parts) < 3 {
		return urn{}
	}
	parsed := urn{token: parts[2][strings.LastIndex(parts[2], "$")+1:]}
	if len(parts) > 3 {
		parsed.name = parts[3]
	}
	return parsed
}
