package schema

import (
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func port(internal, external values.Value, protocol, ip string) values.Map {
	return values.Map{"internal": internal, "external": external, "protocol": protocol, "ip": ip}
}

func tcp(internal, external values.Value) values.Map {
	return port(internal, external, "tcp", "0.0.0.0")
}

func udp(internal, external values.Value) values.Map {
	return port(internal, external, "udp", "0.0.0.0")
}

func TestSamePorts(t *testing.T) {
	for _, test := range []struct {
		name                 string
		recorded, configured []any
		want                 bool
	}{
		{"swapped", []any{tcp(53.0, 1053.0), tcp(80.0, 1080.0)}, []any{tcp(80.0, 1080.0), tcp(53.0, 1053.0)}, true},
		{"one port, two protocols", []any{tcp(53.0, 1.0), udp(53.0, 1.0)}, []any{udp(53.0, 1.0), tcp(53.0, 1.0)}, true},
		{"another external", []any{tcp(80.0, 1080.0)}, []any{tcp(80.0, 1081.0)}, false},
		{"the engine's choice", []any{tcp(80.0, 32768.0)}, []any{tcp(80.0, nil)}, false},
		{"another address", []any{port(80.0, 1080.0, "tcp", "127.0.0.1")}, []any{tcp(80.0, 1080.0)}, false},
		{"one less", []any{tcp(80.0, 1080.0), tcp(81.0, 1081.0)}, []any{tcp(80.0, 1080.0)}, false},
		{"another protocol", []any{tcp(53.0, 1.0)}, []any{udp(53.0, 1.0)}, false},
		// The trap: only the first of the same internal port is looked at.
		{"two externals, swapped", []any{tcp(80.0, 2.0), tcp(80.0, 1.0)}, []any{tcp(80.0, 1.0), tcp(80.0, 2.0)}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := samePorts(test.recorded, test.configured); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
