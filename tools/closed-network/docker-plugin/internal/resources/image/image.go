// Package image acts on images: it pulls them, or builds them from a local folder.
package image

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Resource is how images are acted on.
var Resource = &shared.Resource{
	Schema: schema.RemoteImage,
	Create: create,
	Read:   read,
	Update: update,
	Delete: remove,
}

func create(ctx shared.Context, state *bridge.State) error {
	properties := state.Values()
	if build, found := values.Object(properties, "build"); found {
		if err := buildImage(ctx, build, values.Text(properties, "name")); err != nil {
			return err
		}
	}
	return findAndRead(ctx, state)
}

func update(ctx shared.Context, state *bridge.State, _ values.Map) error {
	return findAndRead(ctx, state)
}

func findAndRead(ctx shared.Context, state *bridge.State) error {
	name := values.Text(state.Values(), "name")
	image, err := shared.FindImage(ctx, name, values.Text(state.Values(), "platform"))
	if err != nil {
		return fmt.Errorf("Unable to read Docker image into resource: %w", err)
	}
	state.ID = image.Id + name
	return read(ctx, state)
}

// read looks an image up by its name, whatever id is recorded; the id is the image's with the name behind it.
func read(ctx shared.Context, state *bridge.State) error {
	name := values.Text(state.Values(), "name")
	image, err := shared.LocalImage(ctx, name)
	if err != nil {
		return err
	}
	if image == nil {
		state.ID = ""
		return nil
	}
	state.ID = image.Id + name
	state.Set("imageId", image.Id)
	state.Set("repoDigest", RepoDigest(name, image.RepoDigests))
	return nil
}

// remove has a trap of the official plugin: the image goes by its name, so one rebuilt under the same name loses its new
// self.
func remove(ctx shared.Context, state *bridge.State) error {
	properties := state.Values()
	if values.Flag(properties, "keepLocally") {
		return nil
	}
	if err := removeByName(ctx, values.Text(properties, "name"), values.Flag(properties, "forceRemove")); err != nil {
		return fmt.Errorf("Unable to remove Docker image: %w", err)
	}
	return nil
}

func removeByName(ctx shared.Context, name string, force bool) error {
	if name == "" {
		return errors.New("empty image name is not allowed")
	}
	image, err := shared.LocalImage(ctx, name)
	if err != nil || image == nil {
		return err
	}
	call := engine.Call{Query: url.Values{"force": {strconv.FormatBool(force)}}}
	return ctx.Engine.Delete(ctx, "/images/"+name, call, nil)
}
