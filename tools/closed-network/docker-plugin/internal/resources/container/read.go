package container

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// read reads a container back. Not read, as in the official plugin: environment, labels, volumes, uploads and networks,
// which stay as they were given.
func read(ctx shared.Context, state *bridge.State) error {
	container, err := inspect(ctx, state.ID)
	if err != nil {
		return err
	}
	if container == nil {
		state.ID = ""
		return nil
	}
	mustRun := values.Flag(state.Values(), "mustRun")
	readNetworks(state, container, mustRun)
	if !container.State.Running {
		state.Set("exitCode", float64(container.State.ExitCode))
		if mustRun {
			state.Set("mustRun", false)
		}
	}
	state.Set("name", strings.TrimLeft(container.Name, "/"))
	if strings.HasPrefix(values.Text(state.Values(), "image"), "sha256:") {
		state.Set("image", container.Image)
	} else {
		state.Set("image", container.Config.Image)
	}
	state.Set("platform", container.Platform)
	readConfig(state, &container.Config)
	readHostConfig(state, &container.HostConfig)
	return nil
}

// inspect is nil for a container that is gone. It looks only by its full id: a name or a short id is as good as gone.
func inspect(ctx shared.Context, id string) (*engine.Container, error) {
	container := &engine.Container{}
	err := ctx.Engine.Get(ctx, "/containers/"+url.PathEscape(id)+"/json", engine.Call{}, container)
	if engine.IsNotFound(err) || err == nil && container.Id != id {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return container, nil
}

func readNetworks(state *bridge.State, container *engine.Container, mustRun bool) {
	settings := container.NetworkSettings
	if settings == nil {
		return
	}
	state.Set("bridge", settings.Bridge)
	// A stopped container has no ports; only one that has to run is blamed for it.
	if (container.State.Running || mustRun) && values.IsSet(state.Values(), "ports") {
		state.Set("ports", portsFrom(settings.Ports))
	}
	networks := []any{}
	for _, name := range slices.Sorted(maps.Keys(settings.Networks)) {
		endpoint := settings.Networks[name]
		networks = append(networks, values.Map{
			"networkName":            name,
			"ipAddress":              endpoint.IPAddress,
			"ipPrefixLength":         float64(endpoint.IPPrefixLen),
			"gateway":                endpoint.Gateway,
			"globalIpv6Address":      endpoint.GlobalIPv6Address,
			"globalIpv6PrefixLength": float64(endpoint.GlobalIPv6PrefixLen),
			"ipv6Gateway":            endpoint.IPv6Gateway,
			"macAddress":             endpoint.MacAddress,
		})
	}
	state.Set("networkDatas", networks)
}

func readConfig(state *bridge.State, config *engine.ContainerConfig) {
	state.Set("hostname", config.Hostname)
	state.Set("domainname", config.Domainname)
	state.Set("command", values.ListOf(config.Cmd))
	state.Set("entrypoints", values.ListOf(config.Entrypoint))
	state.Set("user", config.User)
	state.Set("workingDir", config.WorkingDir)
	state.Set("tty", config.Tty)
	state.Set("stdinOpen", config.OpenStdin)
	state.Set("stopSignal", config.StopSignal)
	state.Set("stopTimeout", float64(config.StopTimeout))
	check := config.Healthcheck
	if check == nil {
		return
	}
	state.Set("healthcheck", values.Map{
		"tests":         values.ListOf(check.Test),
		"interval":      time.Duration(check.Interval).String(),
		"timeout":       time.Duration(check.Timeout).String(),
		"startPeriod":   time.Duration(check.StartPeriod).String(),
		"startInterval": time.Duration(check.StartInterval).String(),
		"retries":       float64(check.Retries),
	})
}
