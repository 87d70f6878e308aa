package service

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// remove removes the service; with a grace period, it waits for the service's containers on this engine and removes what is
// left of them.
func remove(ctx shared.Context, state *bridge.State) error {
	grace := gracePeriod(state.Values())
	var containers []string
	if grace > 0 {
		found, err := containersOf(ctx, values.Text(state.Values(), "name"))
		if err != nil {
			return err
		}
		containers = found
	}
	if err := ctx.Engine.Delete(ctx, "/services/"+url.PathEscape(state.ID), engine.Call{}, nil); err != nil {
		return fmt.Errorf("Error deleting service with ID '%s': %w", state.ID, err)
	}
	for _, container := range containers {
		if err := removeContainer(ctx, container, grace); err != nil {
			return err
		}
	}
	return nil
}

func gracePeriod(service values.Map) time.Duration {
	task, _ := values.Object(service, "taskSpec")
	spec, _ := values.Object(task, "containerSpec")
	return duration(spec, "stopGracePeriod")
}

func containersOf(ctx shared.Context, service string) ([]string, error) {
	tasks, err := tasksOf(ctx, service, "")
	if err != nil {
		return nil, err
	}
	var containers []string
	for _, task := range tasks {
		id := task.Status.ContainerStatus.ContainerID
		if task.Status.State != "shutdown" && id != "" {
			containers = append(containers, id)
		}
	}
	return containers, nil
}

func removeContainer(ctx shared.Context, id string, grace time.Duration) error {
	// A trap of the official plugin: a container that has to be killed is gone a moment after its grace period, and the
	// removal fails although the service is gone.
	limited, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	wait := engine.Call{Query: url.Values{"condition": {"removed"}}}
	err := ctx.Engine.Post(limited, "/containers/"+id+"/wait", wait, nil)
	if err != nil && !engine.Says(err, "No such container") {
		if limited.Err() != nil {
			err = context.DeadlineExceeded
		}
		return fmt.Errorf("error on wait for container with ID '%s': %w", id, err)
	}
	removal := engine.Call{Query: url.Values{"v": {"true"}, "force": {"true"}}}
	err = ctx.Engine.Delete(ctx, "/containers/"+id, removal, nil)
	if err != nil && !engine.Says(err, "No such container", "is already in progress") {
		return fmt.Errorf("Error deleting container with ID '%s': %w", id, err)
	}
	return nil
}
