package service

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// converge is `convergeConfig`: it waits until as many tasks run as there are replicas, or an update has completed, at which
// it looks after seven seconds first.
func converge(ctx shared.Context, id string, config values.Map, isUpdate bool) error {
	limit := duration(config, "timeout")
	change := shared.StateChange{Delay: duration(config, "delay"), Gap: 5 * time.Second, Limit: limit}
	if isUpdate {
		change.Delay = 7 * time.Second
	}
	var failure error
	err := change.Wait(ctx, func() (bool, error) {
		var converged bool
		converged, failure = hasConverged(ctx, id, isUpdate)
		return converged, failure
	})
	if err == nil || failure != nil && ctx.Err() == nil {
		return err
	}
	return fmt.Errorf("Service with ID (%s) did not converge after %s", id, limit)
}

func hasConverged(ctx shared.Context, id string, isUpdate bool) (bool, error) {
	var service engine.Service
	if err := ctx.Engine.Get(ctx, "/services/"+id, engine.Call{}, &service); err != nil {
		return false, err
	}
	if !isUpdate {
		return allRunning(ctx, &service)
	}
	switch status := service.UpdateStatus; status.State {
	case "completed":
		return true, nil
	case "rollback_completed":
		return false, errors.New("service rollback completed: " + status.Message)
	case "paused":
		return false, errors.New("service update paused: " + status.Message)
	case "rollback_paused":
		return false, errors.New("service rollback paused: " + status.Message)
	}
	return allRunning(ctx, &service)
}

func allRunning(ctx shared.Context, service *engine.Service) (bool, error) {
	replicated := service.Spec.Mode.Replicated
	if replicated == nil || replicated.Replicas == nil {
		return false, errors.New("no replica count")
	}
	tasks, err := tasksOf(ctx, service.ID, "running")
	if err != nil {
		return false, err
	}
	slots := map[int]bool{}
	for _, task := range tasks {
		if task.Status.State == "running" {
			slots[task.Slot] = true
		}
	}
	return len(slots) == *replicated.Replicas, nil
}

// tasksOf are the tasks of a service; with a state, those that are to be in it.
func tasksOf(ctx shared.Context, service string, desiredState string) ([]engine.Task, error) {
	wanted := map[string]map[string]bool{"service": {service: true}}
	if desiredState != "" {
		wanted["desired-state"] = map[string]bool{desiredState: true}
	}
	filters, err := json.Marshal(wanted)
	if err != nil {
		return nil, err
	}
	var tasks []engine.Task
	err = ctx.Engine.Get(ctx, "/tasks", engine.Call{Query: url.Values{"filters": {string(filters)}}}, &tasks)
	return tasks, err
}
