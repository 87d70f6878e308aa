package service

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var reading = shared.StateChange{
	Target: "all_fields, removed", Pending: "pending", Delay: 2 * time.Second, Gap: 5 * time.Second, Limit: 30 * time.Second,
}

// read reads a service back two seconds later, once the swarm has settled how it is reached.
func read(ctx shared.Context, state *bridge.State) error {
	service, err := settled(ctx, state)
	if err != nil {
		return err
	}
	if service == nil {
		state.ID = ""
		return nil
	}
	state.ID = service.ID
	state.Set("name", service.Spec.Name)
	state.Set("labels", shared.MapToLabels(service.Spec.Labels))
	state.Set("taskSpec", taskSpecFrom(service.Spec.TaskTemplate))
	state.Set("mode", modeFrom(service.Spec))
	state.Set("updateConfig", rolloutFrom(service.Spec.UpdateConfig))
	state.Set("rollbackConfig", rolloutFrom(service.Spec.RollbackConfig))
	state.Set("endpointSpec", endpointFrom(service))
	return nil
}

func settled(ctx shared.Context, state *bridge.State) (*engine.Service, error) {
	var service *engine.Service
	err := reading.Wait(ctx, func() (bool, error) {
		found, err := find(ctx, state)
		service = found
		isSettled := found == nil || found.Endpoint.Spec.Mode != "" || found.Spec.EndpointSpec.Mode != ""
		return isSettled, err
	})
	return service, err
}

// find looks by id, and failing that by name; nil when there is no such service.
func find(ctx shared.Context, state *bridge.State) (*engine.Service, error) {
	for _, key := range []string{state.ID, values.Text(state.Values(), "name")} {
		if key == "" {
			continue
		}
		service := &engine.Service{}
		err := ctx.Engine.Get(ctx, "/services/"+url.PathEscape(key), engine.Call{}, service)
		if err == nil {
			return service, nil
		}
		if !engine.IsNotFound(err) {
			return nil, fmt.Errorf("Error fetching service information from Docker: %w", err)
		}
	}
	return nil, nil
}

func taskSpecFrom(task engine.TaskSpec) values.Value {
	return values.Map{
		"containerSpec":     containerSpecFrom(task.ContainerSpec),
		"resources":         taskResourcesFrom(task.Resources),
		"restartPolicy":     restartPolicyFrom(task.RestartPolicy),
		"placement":         placementFrom(task.Placement),
		"forceUpdate":       task.ForceUpdate,
		"runtime":           task.Runtime,
		"networksAdvanceds": networksFrom(task.Networks),
		"logDriver":         logDriverFrom(task.LogDriver),
	}
}

func restartPolicyFrom(policy *engine.RestartPolicy) values.Value {
	if policy == nil {
		return nil
	}
	return values.Map{
		"condition":   policy.Condition,
		"delay":       shortDurationOr(policy.Delay),
		"maxAttempts": policy.MaxAttempts,
		"window":      shortDurationOr(policy.Window),
	}
}

func placementFrom(placement *engine.Placement) values.Value {
	if placement == nil {
		return nil
	}
	preferences := make([]any, len(placement.Preferences))
	for i, preference := range placement.Preferences {
		preferences[i] = preference.Spread.SpreadDescriptor
	}
	platforms := make([]any, len(placement.Platforms))
	for i, platform := range placement.Platforms {
		platforms[i] = values.Map{"architecture": platform.Architecture, "os": platform.OS}
	}
	return values.Map{
		"constraints": values.ListOf(placement.Constraints),
		"prefs":       preferences,
		"maxReplicas": placement.MaxReplicas,
		"platforms":   platforms,
	}
}

func networksFrom(networks []engine.TaskNetwork) values.Value {
	members := make([]any, len(networks))
	for i, network := range networks {
		options := []any{}
		for name, value := range network.DriverOpts {
			options = append(options, name+"="+value)
		}
		members[i] = values.Map{
			"id":         network.Target,
			"aliases":    values.ListOf(network.Aliases),
			"driverOpts": options,
		}
	}
	return members
}

func logDriverFrom(driver *engine.LogDriver) values.Value {
	if driver == nil {
		return nil
	}
	return values.Map{"name": driver.Name, "options": values.MapOf(driver.Options)}
}

func modeFrom(spec engine.ServiceSpec) values.Value {
	mode := values.Map{"replicated": nil, "global": spec.Mode.Global != nil}
	if replicated := spec.Mode.Replicated; replicated != nil {
		replicas := 0
		if replicated.Replicas != nil {
			replicas = *replicated.Replicas
		}
		mode["replicated"] = values.Map{"replicas": float64(replicas)}
	}
	return mode
}

func rolloutFrom(rollout *engine.Rollout) values.Value {
	if rollout == nil {
		return nil
	}
	return values.Map{
		"parallelism":     rollout.Parallelism,
		"delay":           shortDuration(rollout.Delay),
		"failureAction":   rollout.FailureAction,
		"monitor":         shortDuration(rollout.Monitor),
		"maxFailureRatio": strconv.FormatFloat(float64(rollout.MaxFailureRatio), 'f', 1, 64),
		"order":           rollout.Order,
	}
}

func endpointFrom(service *engine.Service) values.Value {
	mode, ports := service.Endpoint.Spec.Mode, service.Endpoint.Ports
	if mode == "" {
		mode, ports = service.Spec.EndpointSpec.Mode, service.Spec.EndpointSpec.Ports
	}
	members := make([]any, len(ports))
	for i, port := range ports {
		members[i] = values.Map{
			"name":          port.Name,
			"protocol":      port.Protocol,
			"targetPort":    port.TargetPort,
			"publishedPort": port.PublishedPort,
			"publishMode":   port.PublishMode,
		}
	}
	return values.Map{"mode": mode, "ports": members}
}
