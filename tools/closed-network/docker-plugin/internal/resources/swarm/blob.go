// Package swarm acts on the secrets and the configs of a swarm.
package swarm

import (
	"net/url"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// create makes a secret or a config (`kind` is its part of the path), whose data are in Base64.
func create(ctx shared.Context, state *bridge.State, kind, data string) error {
	body := shared.Compact(shared.Body{
		"Name":   values.Text(state.Values(), "name"),
		"Data":   data,
		"Labels": shared.IfFilled(shared.LabelsToMap(state.Values(), "labels")),
	})
	var made struct{ ID string }
	if err := ctx.Engine.Post(ctx, "/"+kind+"/create", engine.Call{Body: body}, &made); err != nil {
		return err
	}
	state.ID = made.ID
	return nil
}

// read reads what every secret and config has; nil when it is gone, and then the state's id is empty.
func read(ctx shared.Context, state *bridge.State, kind string) (*engine.SwarmBlob, error) {
	blob := &engine.SwarmBlob{}
	err := ctx.Engine.Get(ctx, path(kind, state), engine.Call{}, blob)
	switch {
	case engine.IsNotFound(err):
		state.ID = ""
		return nil, nil
	case err != nil:
		return nil, err
	}
	state.ID = blob.ID
	state.Set("name", blob.Spec.Name)
	return blob, nil
}

func remove(ctx shared.Context, state *bridge.State, kind string) error {
	return ctx.Engine.Delete(ctx, path(kind, state), engine.Call{}, nil)
}

func path(kind string, state *bridge.State) string {
	return "/" + kind + "/" + url.PathEscape(state.ID)
}
