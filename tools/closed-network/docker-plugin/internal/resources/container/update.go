package container

import (
	"fmt"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var updatable = []string{
	"restart",
	"maxRetryCount",
	"cpuShares",
	"memory",
	"memoryReservation",
	"cpuSet",
	"memorySwap",
	"deviceReadBps",
	"deviceReadIops",
	"deviceWriteBps",
	"deviceWriteIops",
}

// update starts a container that has to run again and passes new limits on. Every other change that does not replace
// (healthcheck, tmpfs, init, cpuPeriod, cpuQuota, ...) is recorded and never reaches the engine: so does the official plugin.
func update(ctx shared.Context, state *bridge.State, before values.Map) error {
	properties := state.Values()
	path := "/containers/" + state.ID
	mustStart := !values.Flag(before, "mustRun") && values.Flag(properties, "mustRun")
	if mustStart && values.Flag(properties, "start") {
		if err := ctx.Engine.Post(ctx, path+"/start", engine.Call{}, nil); err != nil {
			return fmt.Errorf("Unable to start container: %w", err)
		}
	}
	if !isChanged(properties, before) {
		return nil
	}
	call := engine.Call{Body: updatableResources(properties)}
	if err := ctx.Engine.Post(ctx, path+"/update", call, nil); err != nil {
		return fmt.Errorf("Unable to update a container: %w", err)
	}
	return nil
}

func isChanged(properties, before values.Map) bool {
	for _, name := range updatable {
		if !values.Same(properties[name], before[name]) {
			return true
		}
	}
	return false
}
