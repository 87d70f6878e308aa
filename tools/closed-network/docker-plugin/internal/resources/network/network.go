// Package network acts on networks.
package network

import (
	"fmt"
	"net/url"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Both looks come two seconds after they are asked for.
var (
	reading  = shared.StateChange{Target: "all_fields, removed", Pending: "pending", Delay: delay, Gap: gap, Limit: limit}
	removing = shared.StateChange{Target: "removed", Pending: "pending", Delay: delay, Gap: gap, Limit: limit}
)

const (
	delay = 2 * time.Second
	gap   = 5 * time.Second
	limit = 30 * time.Second
)

// Resource is how networks are acted on.
var Resource = &shared.Resource{
	Schema:     schema.Network,
	Importable: true,
	Create:     create,
	Read:       read,
	Update:     shared.NoUpdate,
	Delete:     remove,
}

func create(ctx shared.Context, state *bridge.State) error {
	var made struct{ Id string }
	call := engine.Call{Body: createBody(state.Values())}
	if err := ctx.Engine.Post(ctx, "/networks/create", call, &made); err != nil {
		return fmt.Errorf("Unable to create network: %w", err)
	}
	state.ID = made.Id
	return read(ctx, state)
}

func createBody(properties values.Map) shared.Body {
	ipam := shared.Body{
		"Driver":  shared.IfSet(values.Text(properties, "ipamDriver")),
		"Config":  shared.IfAny(ipamConfigs(properties)),
		"Options": shared.IfFilled(values.TextMap(properties, "ipamOptions")),
	}
	return shared.Compact(shared.Body{
		"Name":           values.Text(properties, "name"),
		"CheckDuplicate": true,
		"Driver":         shared.IfSet(values.Text(properties, "driver")),
		"Internal":       shared.IfSet(values.Flag(properties, "internal")),
		"Attachable":     shared.IfSet(values.Flag(properties, "attachable")),
		"Ingress":        shared.IfSet(values.Flag(properties, "ingress")),
		"EnableIPv6":     shared.IfSet(values.Flag(properties, "ipv6")),
		"Labels":         shared.Labels(properties),
		"Options":        shared.IfFilled(values.TextMap(properties, "options")),
		"IPAM":           shared.Compact(ipam),
	})
}

func ipamConfigs(properties values.Map) []engine.IPAMConfig {
	configs := []engine.IPAMConfig{}
	field := schema.Network.Fields.Get("ipamConfigs")
	for _, config := range shared.ObjectsInHashOrder(field, properties["ipamConfigs"]) {
		configs = append(configs, engine.IPAMConfig{
			Subnet:             values.Text(config, "subnet"),
			IPRange:            values.Text(config, "ipRange"),
			Gateway:            values.Text(config, "gateway"),
			AuxiliaryAddresses: values.TextMap(config, "auxAddress"),
		})
	}
	return configs
}

// read looks after two seconds. A trap of the official plugin: whatever the engine answers but the network, it is taken to be
// gone.
func read(ctx shared.Context, state *bridge.State) error {
	if err := ctx.Engine.Reach(ctx); err != nil {
		return err
	}
	var network *engine.Network
	err := reading.Wait(ctx, func() (bool, error) {
		found, err := inspect(ctx, state.ID)
		if err != nil && ctx.Err() == nil {
			found = nil
		}
		network = found
		return ctx.Waits || !isPending(found), ctx.Err()
	})
	if err != nil {
		return err
	}
	if network == nil {
		state.ID = ""
		return nil
	}
	state.Set("name", network.Name)
	state.Set("labels", shared.MapToLabels(network.Labels))
	state.Set("driver", network.Driver)
	state.Set("internal", network.Internal)
	state.Set("attachable", network.Attachable)
	state.Set("ingress", network.Ingress)
	state.Set("ipv6", network.EnableIPv6)
	state.Set("ipamDriver", network.IPAM.Driver)
	state.Set("ipamOptions", values.MapOf(network.IPAM.Options))
	state.Set("scope", network.Scope)
	state.Set("options", values.MapOf(network.Options))
	state.Set("ipamConfigs", IPAMConfigsFrom(network))
	return nil
}

// isPending: a swarm gives an overlay its addresses only after it has answered. After two seconds it has.
func isPending(network *engine.Network) bool {
	return network != nil && network.Scope == "swarm" && len(network.IPAM.Config) == 0
}

// inspect is nil for a network that is gone.
func inspect(ctx shared.Context, id string) (*engine.Network, error) {
	network := &engine.Network{}
	err := ctx.Engine.Get(ctx, "/networks/"+url.PathEscape(id), engine.Call{}, network)
	if engine.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return network, nil
}

// IPAMConfigsFrom are a network's ranges of addresses as property values.
func IPAMConfigsFrom(network *engine.Network) []any {
	configs := []any{}
	for _, config := range network.IPAM.Config {
		configs = append(configs, values.Map{
			"subnet":     config.Subnet,
			"ipRange":    config.IPRange,
			"gateway":    config.Gateway,
			"auxAddress": values.MapOf(config.AuxiliaryAddresses),
		})
	}
	return configs
}

// remove gives containers that are still connected half a minute to go.
func remove(ctx shared.Context, state *bridge.State) error {
	if err := ctx.Engine.Reach(ctx); err != nil {
		return err
	}
	return removing.Wait(ctx, func() (bool, error) {
		network, err := inspect(ctx, state.ID)
		if ctx.Err() != nil || err != nil || network == nil {
			return true, ctx.Err()
		}
		err = ctx.Engine.Delete(ctx, "/networks/"+url.PathEscape(state.ID), engine.Call{}, nil)
		if err != nil && engine.Says(err, "has active endpoints") {
			return false, nil
		}
		return true, err
	})
}
