package container

import (
	"errors"
	"slices"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// containerConfig is the part of the create request that describes the process: image, command, environment, health.
func containerConfig(properties values.Map) (shared.Body, error) {
	command := values.Texts(properties, "command")
	if slices.Contains(command, "") {
		return nil, errors.New("values for command may not be empty")
	}
	exposed, _ := portMaps(properties)
	mounted, err := bindsOf(properties)
	if err != nil {
		return nil, err
	}
	return shared.Compact(shared.Body{
		"Image":        values.Text(properties, "image"),
		"Hostname":     values.Text(properties, "hostname"),
		"Domainname":   values.Text(properties, "domainname"),
		"Tty":          values.Flag(properties, "tty"),
		"OpenStdin":    values.Flag(properties, "stdinOpen"),
		"StopSignal":   shared.IfSet(values.Text(properties, "stopSignal")),
		"StopTimeout":  shared.IfSet(values.Number(properties, "stopTimeout")),
		"Env":          shared.IfAny(texts(properties, "envs")),
		"Cmd":          shared.IfAny(command),
		"Entrypoint":   shared.IfAny(values.Texts(properties, "entrypoints")),
		"User":         shared.IfSet(values.Text(properties, "user")),
		"WorkingDir":   shared.IfSet(values.Text(properties, "workingDir")),
		"ExposedPorts": shared.IfFilled(exposed),
		"Volumes":      shared.IfFilled(mounted.volumes),
		"Labels":       shared.Labels(properties),
		"Healthcheck":  healthcheck(properties),
	}), nil
}

// healthcheck is nil when nothing is said about one.
func healthcheck(properties values.Map) any {
	check, found := values.Object(properties, "healthcheck")
	if !found {
		return nil
	}
	return engine.Health{
		Test:          values.Texts(check, "tests"),
		Interval:      nanoseconds(check, "interval"),
		Timeout:       nanoseconds(check, "timeout"),
		StartPeriod:   nanoseconds(check, "startPeriod"),
		StartInterval: nanoseconds(check, "startInterval"),
		Retries:       int64(values.Number(check, "retries")),
	}
}

// nanoseconds is none for what is no duration.
func nanoseconds(check values.Map, name string) int64 {
	duration, err := time.ParseDuration(values.Text(check, name))
	if err != nil {
		return 0
	}
	return duration.Nanoseconds()
}
