package container

import (
	"fmt"
	"net/url"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// create makes the container, connects it, fills it, starts it, and waits as far as it is asked to.
func create(ctx shared.Context, state *bridge.State) error {
	properties := state.Values()
	image := values.Text(properties, "image")
	if _, err := shared.FindImage(ctx, image, ""); err != nil {
		return fmt.Errorf("Unable to create container with image %s: %w", image, err)
	}
	id, err := makeContainer(ctx, properties)
	if err != nil {
		return err
	}
	state.ID = id
	if err := connectNetworks(ctx, id, properties); err != nil {
		return err
	}
	if err := uploadFiles(ctx, id, properties); err != nil {
		return err
	}
	if values.Flag(properties, "start") {
		if err := start(ctx, id, properties); err != nil {
			return err
		}
	}
	if values.Flag(properties, "attach") {
		logs, err := attach(ctx, id, values.Flag(properties, "logs"), values.Flag(properties, "tty"))
		if err != nil {
			return err
		}
		if logs != nil {
			state.Set("containerLogs", *logs)
		}
	}
	return read(ctx, state)
}

func makeContainer(ctx shared.Context, properties values.Map) (string, error) {
	body, err := containerConfig(properties)
	if err != nil {
		return "", err
	}
	apiVersion, err := ctx.Engine.APIVersion(ctx)
	if err != nil {
		return "", err
	}
	host, err := hostConfig(properties, apiVersion)
	if err != nil {
		return "", err
	}
	query := url.Values{"name": {values.Text(properties, "name")}}
	if platform := values.Text(properties, "platform"); platform != "" {
		query.Set("platform", platform)
	}
	body["HostConfig"] = host
	var made struct{ Id string }
	if err := ctx.Engine.Post(ctx, "/containers/create", engine.Call{Query: query, Body: body}, &made); err != nil {
		return "", fmt.Errorf("Unable to create container: %w", err)
	}
	return made.Id, nil
}

func start(ctx shared.Context, id string, properties values.Map) error {
	if err := ctx.Engine.Post(ctx, "/containers/"+id+"/start", engine.Call{}, nil); err != nil {
		return fmt.Errorf("Unable to start container: %w", err)
	}
	if !values.Flag(properties, "wait") {
		return nil
	}
	return waitHealthy(ctx, id, time.Duration(values.Number(properties, "waitTimeout"))*time.Second)
}
