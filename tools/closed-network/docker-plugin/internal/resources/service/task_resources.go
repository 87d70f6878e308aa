package service

import (
	"fmt"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// taskResources are limits and reservations as the swarm wants them.
func taskResources(task values.Map) shared.Body {
	given, _ := values.Object(task, "resources")
	body := shared.Body{}
	if limits, have := values.Object(given, "limits"); have {
		body["Limits"] = amounts(limits)
	}
	if reservation, have := values.Object(given, "reservation"); have {
		reserved := amounts(reservation)
		reserved["GenericResources"] = generic(reservation)
		body["Reservations"] = reserved
	}
	return body
}

func amounts(given values.Map) shared.Body {
	return shared.Body{
		"NanoCPUs":    values.Number(given, "nanoCpus"),
		"MemoryBytes": values.Number(given, "memoryBytes"),
	}
}

func generic(reservation values.Map) []shared.Body {
	given, _ := values.Object(reservation, "genericResources")
	bodies := []shared.Body{}
	for _, text := range values.Texts(given, "namedResourcesSpecs") {
		kind, value := pair(text)
		bodies = append(bodies, shared.Body{"NamedResourceSpec": shared.Body{"Kind": kind, "Value": value}})
	}
	for _, text := range values.Texts(given, "discreteResourcesSpecs") {
		kind, value := pair(text)
		bodies = append(bodies, shared.Body{"DiscreteResourceSpec": shared.Body{"Kind": kind, "Value": count(value)}})
	}
	return bodies
}

func pair(text string) (kind, value string) {
	parts := append(strings.Split(text, "="), "")
	return parts[0], parts[1]
}

// count is the number that a text begins with; 0 when it begins with none.
func count(text string) int64 {
	var number int64
	_, _ = fmt.Sscanf(text, "%d", &number)
	return number
}

func taskResourcesFrom(resources *engine.TaskResources) values.Value {
	if resources == nil {
		return nil
	}
	result := values.Map{"limits": nil, "reservation": nil}
	if resources.Limits != nil {
		result["limits"] = amountsFrom(resources.Limits)
	}
	if resources.Reservations != nil {
		reservation := amountsFrom(resources.Reservations)
		reservation["genericResources"] = genericFrom(resources.Reservations.GenericResources)
		result["reservation"] = reservation
	}
	return result
}

func amountsFrom(resources *engine.SwarmResources) values.Map {
	return values.Map{"nanoCpus": resources.NanoCPUs, "memoryBytes": resources.MemoryBytes}
}

func genericFrom(resources []engine.GenericResource) values.Value {
	if len(resources) == 0 {
		return nil
	}
	named, discrete := []any{}, []any{}
	for _, resource := range resources {
		if spec := resource.NamedResourceSpec; spec != nil {
			named = append(named, spec.Kind+"="+spec.Value)
		}
		if spec := resource.DiscreteResourceSpec; spec != nil {
			discrete = append(discrete, fmt.Sprintf("%s=%d", spec.Kind, spec.Value))
		}
	}
	return values.Map{"namedResourcesSpecs": named, "discreteResourcesSpecs": discrete}
}
