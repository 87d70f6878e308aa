package bridge

import (
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// A list has places and no names: what is read back in another order than it was given in gets mixed up.
func TestRefreshedPortsAreMixedByTheirPlaces(t *testing.T) {
	given := values.Map{"ports": []any{
		values.Map{
			values.Defaults: []any{"protocol"}, "internal": 443.0, "external": 8443.0, "ip": "127.0.0.1", "protocol": "tcp",
		},
		values.Map{
			values.Defaults: []any{"ip", "protocol"}, "internal": 80.0, "external": 8080.0, "ip": "0.0.0.0", "protocol": "tcp",
		},
	}}
	state := values.Map{"ports": []any{
		values.Map{"internal": 80.0, "external": 8080.0, "ip": "0.0.0.0", "protocol": "tcp"},
		values.Map{"internal": 443.0, "external": 8443.0, "ip": "127.0.0.1", "protocol": "tcp"},
	}}
	want := values.Map{"ports": []any{
		values.Map{
			values.Defaults: []any{"protocol"}, "internal": 80.0, "external": 8080.0, "ip": "0.0.0.0", "protocol": "tcp",
		},
		// The address is no default any more, since it is another's.
		values.Map{
			values.Defaults: []any{"protocol"}, "internal": 443.0, "external": 8443.0, "ip": "127.0.0.1", "protocol": "tcp",
		},
	}}
	compare(t, RefreshedInputs(schema.Container.Fields, given, state), want)

	// Nor does an address come back where none was given.
	for _, ports := range []values.Map{given, want} {
		second := ports["ports"].([]any)[1].(values.Map)
		second[values.Defaults] = []any{"protocol"}
		delete(second, "ip")
	}
	compare(t, RefreshedInputs(schema.Container.Fields, given, state), want)
}
