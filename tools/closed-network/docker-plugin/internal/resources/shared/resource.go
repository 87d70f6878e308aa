// Package shared has what the resources of all types act with.
package shared

import (
	"context"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Context is what a resource acts with. It ends when the operation has taken too long.
type Context struct {
	context.Context
	Engine *engine.Engine
	Auths  engine.RegistryAuths
	// Waits: time goes by where it does in the official plugin, though nothing comes of it.
	Waits bool
}

// Resource is how a resource type is acted on. What has been set in the state by the time of an error is kept.
type Resource struct {
	Schema     *schema.Resource
	Importable bool
	// Create makes it and reads it back. It sets the state's id as soon as there is something that would have to be deleted.
	Create func(ctx Context, state *bridge.State) error
	// Read reads it. It empties the state's id when it is gone.
	Read func(ctx Context, state *bridge.State) error
	// Update changes it in place. The state is as planned, `before` as recorded.
	Update func(ctx Context, state *bridge.State, before values.Map) error
	Delete func(ctx Context, state *bridge.State) error
}

// NoUpdate is for resources of which every property replaces.
func NoUpdate(Context, *bridge.State, values.Map) error {
	return nil
}
