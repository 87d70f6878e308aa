package schema

import "pulumi-compose/tools/closed-network/docker-plugin/internal/values"

// samePorts says whether every recorded port is still configured, whatever the order. An external port that the
// configuration leaves to the engine counts as different, and so does a second port of the same internal one: both are traps
// of the official plugin, which compares only with the first match.
func samePorts(recorded, configured values.Value) bool {
	before, isList := recorded.([]any)
	if !isList {
		return false
	}
	after, isList := configured.([]any)
	if !isList || len(before) != len(after) {
		return false
	}
	candidates := values.Maps(after)
	for _, port := range values.Maps(before) {
		if !isStillThere(port, candidates) {
			return false
		}
	}
	return true
}

func isStillThere(port values.Map, candidates []values.Map) bool {
	for _, candidate := range candidates {
		if !agree("internal", candidate, port) {
			continue
		}
		if !agree("protocol", candidate, port) {
			if hasSameProtocol(port, candidates) {
				continue
			}
			return false
		}
		return values.Same(external(candidate), external(port)) && agree("ip", candidate, port)
	}
	return false
}

func hasSameProtocol(port values.Map, candidates []values.Map) bool {
	for _, candidate := range candidates {
		if agree("internal", candidate, port) && agree("protocol", candidate, port) {
			return true
		}
	}
	return false
}

func agree(name string, a, b values.Map) bool {
	return values.Same(a[name], b[name])
}

// external is a port's outer number, 0 for one that is the engine's choice.
func external(port values.Map) values.Value {
	if port["external"] == nil {
		return 0.0
	}
	return port["external"]
}
