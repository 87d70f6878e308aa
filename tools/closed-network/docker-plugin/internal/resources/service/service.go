// Package service acts on services of a swarm.
package service

import (
	"context"
	"net/url"
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Resource is the Service.
var Resource = &shared.Resource{
	Schema:     schema.Service,
	Importable: true,
	Create:     create,
	Read:       read,
	Update:     update,
	Delete:     remove,
}

func create(ctx shared.Context, state *bridge.State) error {
	body, err := serviceSpec(state.Values())
	if err != nil {
		return err
	}
	var made struct{ ID string }
	call := engine.Call{Body: body, Auth: registryAuth(ctx, state.Values())}
	if err := ctx.Engine.Post(ctx, "/services/create", call, &made); err != nil {
		return err
	}
	if config, have := values.Object(state.Values(), "convergeConfig"); have {
		if err := convergedOrGone(ctx, state, made.ID, config); err != nil {
			return err
		}
	}
	state.ID = made.ID
	return read(ctx, state)
}

// convergedOrGone takes a service away again that does not converge, so that nothing has to be recorded.
func convergedOrGone(ctx shared.Context, state *bridge.State, id string, config values.Map) error {
	failure := converge(ctx, id, config, false)
	if failure == nil {
		return nil
	}
	state.ID = id
	// It goes also when the time for its creation is up.
	ctx.Context = context.WithoutCancel(ctx.Context)
	if err := remove(ctx, state); err != nil {
		return err
	}
	state.ID = ""
	return failure
}

func update(ctx shared.Context, state *bridge.State, _ values.Map) error {
	var service engine.Service
	if err := ctx.Engine.Get(ctx, "/services/"+state.ID, engine.Call{}, &service); err != nil {
		return err
	}
	body, err := serviceSpec(state.Values())
	if err != nil {
		return err
	}
	call := engine.Call{
		Query: url.Values{"version": {strconv.FormatUint(service.Version.Index, 10)}},
		Body:  body,
		Auth:  registryAuth(ctx, state.Values()),
	}
	if err := ctx.Engine.Post(ctx, "/services/"+state.ID+"/update", call, nil); err != nil {
		return err
	}
	if config, have := values.Object(state.Values(), "convergeConfig"); have {
		if err := converge(ctx, state.ID, config, true); err != nil {
			return err
		}
	}
	return read(ctx, state)
}

// registryAuth has the credentials for the service's image; nil without any.
func registryAuth(ctx shared.Context, service values.Map) any {
	given, _ := values.Object(service, "auth")
	if values.Text(given, "username") != "" && values.Text(given, "password") != "" {
		return shared.Body{
			"username":      values.Text(given, "username"),
			"password":      values.Text(given, "password"),
			"serveraddress": values.Text(given, "serverAddress"),
		}
	}
	task, _ := values.Object(service, "taskSpec")
	spec, _ := values.Object(task, "containerSpec")
	if auth := ctx.Auths.For(values.Text(spec, "image")); auth != nil {
		return auth
	}
	return nil
}
