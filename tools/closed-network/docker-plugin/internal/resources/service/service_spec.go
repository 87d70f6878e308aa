package service

import (
	"errors"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var (
	taskFields      = schema.Service.Fields.Get("taskSpec").Block
	networkFields   = taskFields.Get("networksAdvanceds").Block
	placementFields = taskFields.Get("placement").Block
)

// serviceSpec is a Service as the swarm wants it.
func serviceSpec(service values.Map) (shared.Body, error) {
	task, _ := values.Object(service, "taskSpec")
	template, err := taskSpec(task)
	if err != nil {
		return nil, err
	}
	return shared.Compact(shared.Body{
		"Name":           values.Text(service, "name"),
		"Labels":         shared.IfFilled(shared.LabelsToMap(service, "labels")),
		"TaskTemplate":   template,
		"Mode":           mode(service),
		"UpdateConfig":   rollout(service, "updateConfig"),
		"RollbackConfig": rollout(service, "rollbackConfig"),
		"EndpointSpec":   endpointSpec(service),
	}), nil
}

func taskSpec(task values.Map) (shared.Body, error) {
	networks, err := networks(task)
	if err != nil {
		return nil, err
	}
	container, _ := values.Object(task, "containerSpec")
	return shared.Compact(shared.Body{
		"ContainerSpec": containerSpec(container),
		"Resources":     taskResources(task),
		"RestartPolicy": restartPolicy(task),
		"Placement":     placement(task),
		"ForceUpdate":   values.Number(task, "forceUpdate"),
		"Runtime":       shared.IfSet(values.Text(task, "runtime")),
		"Networks":      networks,
		"LogDriver":     logDriver(task),
	}), nil
}

func logDriver(task values.Map) any {
	driver, have := values.Object(task, "logDriver")
	if !have {
		return nil
	}
	return shared.Body{"Name": values.Text(driver, "name"), "Options": values.TextMap(driver, "options")}
}

func restartPolicy(task values.Map) shared.Body {
	policy, have := values.Object(task, "restartPolicy")
	if !have {
		return shared.Body{}
	}
	return shared.Body{
		"Condition":   values.Text(policy, "condition"),
		"Delay":       nanoseconds(policy, "delay"),
		"MaxAttempts": values.Number(policy, "maxAttempts"),
		"Window":      nanoseconds(policy, "window"),
	}
}

func placement(task values.Map) shared.Body {
	given, have := values.Object(task, "placement")
	if !have {
		return shared.Body{}
	}
	preferences := []shared.Body{}
	for _, preference := range texts(given, placementFields, "prefs") {
		preferences = append(preferences, shared.Body{"Spread": shared.Body{"SpreadDescriptor": preference}})
	}
	platforms := []shared.Body{}
	for _, platform := range members(given, placementFields, "platforms") {
		platforms = append(platforms, shared.Body{
			"Architecture": values.Text(platform, "architecture"),
			"OS":           values.Text(platform, "os"),
		})
	}
	return shared.Body{
		"Constraints": texts(given, placementFields, "constraints"),
		"Preferences": preferences,
		"Platforms":   platforms,
		"MaxReplicas": values.Number(given, "maxReplicas"),
	}
}

func networks(task values.Map) ([]shared.Body, error) {
	bodies := []shared.Body{}
	for _, network := range members(task, taskFields, "networksAdvanceds") {
		target := values.Text(network, "id")
		if target == "" {
			target = values.Text(network, "name")
		}
		if target == "" {
			return nil, errors.New("network 'name' or 'id' must be specified")
		}
		options := map[string]string{}
		for _, option := range texts(network, networkFields, "driverOpts") {
			if name, value, isPair := strings.Cut(option, "="); isPair {
				options[name] = value
			}
		}
		bodies = append(bodies, shared.Body{
			"Target":     target,
			"Aliases":    texts(network, networkFields, "aliases"),
			"DriverOpts": options,
		})
	}
	return bodies, nil
}

func texts(given values.Map, fields schema.Fields, name string) []string {
	return shared.TextsInHashOrder(fields.Get(name), given[name])
}

func mode(service values.Map) shared.Body {
	given, _ := values.Object(service, "mode")
	body := shared.Body{}
	if replicated, have := values.Object(given, "replicated"); have {
		body["Replicated"] = shared.Body{"Replicas": values.Number(replicated, "replicas")}
	}
	if values.Flag(given, "global") {
		body["Global"] = shared.Body{}
	}
	return body
}

func rollout(service values.Map, name string) any {
	given, have := values.Object(service, name)
	if !have {
		return nil
	}
	// A number, as Check has seen to it; nothing is 0.
	ratio, _ := strconv.ParseFloat(values.Text(given, "maxFailureRatio"), 64)
	return shared.Body{
		"Parallelism":     values.Number(given, "parallelism"),
		"Delay":           nanoseconds(given, "delay"),
		"FailureAction":   values.Text(given, "failureAction"),
		"Monitor":         nanoseconds(given, "monitor"),
		"MaxFailureRatio": ratio,
		"Order":           values.Text(given, "order"),
	}
}

func endpointSpec(service values.Map) shared.Body {
	given, have := values.Object(service, "endpointSpec")
	if !have {
		return shared.Body{}
	}
	ports := []shared.Body{}
	for _, port := range values.Objects(given, "ports") {
		ports = append(ports, shared.Body{
			"Name":          values.Text(port, "name"),
			"Protocol":      values.Text(port, "protocol"),
			"TargetPort":    values.Number(port, "targetPort"),
			"PublishedPort": values.Number(port, "publishedPort"),
			"PublishMode":   values.Text(port, "publishMode"),
		})
	}
	return shared.Compact(shared.Body{"Mode": shared.IfSet(values.Text(given, "mode")), "Ports": ports})
}
