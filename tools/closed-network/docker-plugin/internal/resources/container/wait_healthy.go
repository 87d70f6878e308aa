package container

import (
	"errors"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
)

var errUnhealthy = errors.New("container failed to be in healthy state")

var errNoHealthcheck = errors.New("you have supplied a 'wait' argument, but the container does not have a healthcheck " +
	"defined. Please remove the 'wait' argument or add a 'healthcheck' attribute")

// waitHealthy is the official plugin's `wait`: it looks once a second for `healthy` and for nothing else. An unhealthy or
// exited container sits out the whole timeout.
func waitHealthy(ctx shared.Context, id string, timeout time.Duration) error {
	end := time.Now().Add(timeout)
	for time.Now().Before(end) && ctx.Err() == nil {
		var container engine.Container
		err := ctx.Engine.Get(ctx, "/containers/"+id+"/json", engine.Call{}, &container)
		switch {
		case ctx.Err() != nil:
			return errUnhealthy
		case err != nil:
			return err
		case container.State.Health == nil:
			return errNoHealthcheck
		case container.State.Health.Status == "healthy":
			return nil
		}
		if shared.Sleep(ctx, min(time.Second, time.Until(end))) != nil {
			return errUnhealthy
		}
	}
	return errUnhealthy
}
