package swarm

import (
	"encoding/base64"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// ServiceConfig is the ServiceConfig.
var ServiceConfig = &shared.Resource{
	Schema:     schema.ServiceConfig,
	Importable: true,
	Create:     createConfig,
	Read:       readConfig,
	Update:     shared.NoUpdate,
	Delete:     func(ctx shared.Context, state *bridge.State) error { return remove(ctx, state, "configs") },
}

func createConfig(ctx shared.Context, state *bridge.State) error {
	data := values.Text(state.Values(), "data")
	if raw := values.Text(state.Values(), "dataRaw"); raw != "" {
		data = base64.StdEncoding.EncodeToString([]byte(raw))
	}
	if err := create(ctx, state, "configs", data); err != nil {
		return err
	}
	return readConfig(ctx, state)
}

func readConfig(ctx shared.Context, state *bridge.State) error {
	config, err := read(ctx, state, "configs")
	if err != nil || config == nil {
		return err
	}
	if values.IsSet(state.Values(), "dataRaw") {
		raw, err := base64.StdEncoding.DecodeString(config.Spec.Data)
		if err != nil {
			return err
		}
		state.Set("dataRaw", string(raw))
	} else {
		state.Set("data", config.Spec.Data)
	}
	state.Set("labels", shared.MapToLabels(config.Spec.Labels))
	return nil
}
