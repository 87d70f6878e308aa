package swarm

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Secret is the Secret.
var Secret = &shared.Resource{
	Schema: schema.Secret,
	Create: createSecret,
	Read:   readSecret,
	Update: shared.NoUpdate,
	Delete: func(ctx shared.Context, state *bridge.State) error { return remove(ctx, state, "secrets") },
}

func createSecret(ctx shared.Context, state *bridge.State) error {
	if err := create(ctx, state, "secrets", values.Text(state.Values(), "data")); err != nil {
		return err
	}
	return readSecret(ctx, state)
}

// readSecret leaves the recorded data: a swarm does not give a secret's back.
func readSecret(ctx shared.Context, state *bridge.State) error {
	_, err := read(ctx, state, "secrets")
	return err
}
