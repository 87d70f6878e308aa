package container

import (
	"fmt"
	"net/url"
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const noSuchContainer = "No such container"

// remove stops the container (at once, unless it was given grace), removes it and waits until it is gone.
func remove(ctx shared.Context, state *bridge.State) error {
	properties := state.Values()
	path := "/containers/" + state.ID
	if !values.Flag(properties, "attach") {
		grace := max(0, values.Number(properties, "destroyGraceSeconds"))
		call := engine.Call{Query: url.Values{"t": {values.ScalarText(grace)}}}
		err := ctx.Engine.Post(ctx, path+"/stop", call, nil)
		if err != nil && !engine.Says(err, noSuchContainer) {
			return fmt.Errorf("Error stopping container %s: %w", state.ID, err)
		}
	}
	call := engine.Call{Query: url.Values{
		"v": {strconv.FormatBool(values.Flag(properties, "removeVolumes"))}, "force": {"true"},
	}}
	if err := ctx.Engine.Delete(ctx, path, call, nil); err != nil && !isGoing(err) {
		return fmt.Errorf("Error deleting container %s: %w", state.ID, err)
	}
	condition := "not-running"
	if values.Flag(properties, "rm") {
		condition = "removed"
	}
	call = engine.Call{Query: url.Values{"condition": {condition}}}
	if err := ctx.Engine.Post(ctx, path+"/wait", call, nil); err != nil && !isGoing(err) {
		return fmt.Errorf("Error waiting for container removal '%s': %w", state.ID, err)
	}
	return nil
}

func isGoing(err error) bool {
	return engine.Says(err, noSuchContainer, "is already in progress")
}
