package server

import (
	"reflect"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestDecodeConfig(t *testing.T) {
	for _, test := range []struct {
		name         string
		config, want values.Map
	}{
		{
			"JSON inside, but for plain texts",
			values.Map{
				"host":                     "tcp://x",
				"disableDockerDaemonCheck": "true",
				"sshOpts":                  `["-v"]`,
				"registryAuth":             `[{"address":"a"}]`,
			},
			values.Map{
				"host":                     "tcp://x",
				"disableDockerDaemonCheck": true,
				"sshOpts":                  []any{"-v"},
				"registryAuth":             []any{values.Map{"address": "a"}},
			},
		},
		{
			"no JSON",
			values.Map{"sshOpts": "[", "version": "5.2.0"},
			values.Map{"sshOpts": "[", "version": "5.2.0"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := decodeConfig(test.config); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
