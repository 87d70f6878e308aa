// Package volume acts on volumes.
package volume

import (
	"errors"
	"fmt"
	"net/url"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Resource is how volumes are acted on. Only a cluster volume's availability can be changed in place.
var Resource = &shared.Resource{
	Schema:     schema.Volume,
	Importable: true,
	Create:     create,
	Read:       read,
	Update:     shared.NoUpdate,
	Delete:     remove,
}

// removing begins two seconds after it is asked for.
var removing = shared.StateChange{
	Target: "removed", Pending: "in_use", Delay: 2 * time.Second, Gap: 5 * time.Second, Limit: 30 * time.Second,
}

func create(ctx shared.Context, state *bridge.State) error {
	properties := state.Values()
	if values.IsSet(properties, "cluster") {
		return errors.New("cluster volumes are beyond this stand-in of the docker plugin")
	}
	body := shared.Compact(shared.Body{
		"Name":       shared.IfSet(values.Text(properties, "name")),
		"Labels":     shared.Labels(properties),
		"Driver":     shared.IfSet(values.Text(properties, "driver")),
		"DriverOpts": shared.IfFilled(values.TextMap(properties, "driverOpts")),
	})
	var made engine.Volume
	if err := ctx.Engine.Post(ctx, "/volumes/create", engine.Call{Body: body}, &made); err != nil {
		return fmt.Errorf("Unable to create volume: %w", err)
	}
	state.ID = made.Name
	return read(ctx, state)
}

func read(ctx shared.Context, state *bridge.State) error {
	var volume engine.Volume
	err := ctx.Engine.Get(ctx, "/volumes/"+url.PathEscape(state.ID), engine.Call{}, &volume)
	if engine.IsNotFound(err) {
		state.ID = ""
		return nil
	}
	if err != nil {
		return fmt.Errorf("Unable to inspect volume: %w", err)
	}
	state.Set("name", volume.Name)
	state.Set("labels", shared.MapToLabels(volume.Labels))
	state.Set("driver", volume.Driver)
	state.Set("driverOpts", values.MapOf(volume.Options))
	state.Set("mountpoint", volume.Mountpoint)
	return nil
}

// remove gives a volume in use half a minute to become free.
func remove(ctx shared.Context, state *bridge.State) error {
	return removing.Wait(ctx, func() (bool, error) {
		call := engine.Call{Query: url.Values{"force": {"true"}}}
		err := ctx.Engine.Delete(ctx, "/volumes/"+url.PathEscape(state.ID), call, nil)
		if err != nil && engine.Says(err, "volume is in use") {
			return false, nil
		}
		return true, err
	})
}
