package functions

import (
	"context"
	"fmt"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const registryLimit = 30 * time.Second

// getRegistryImage is the digest that a registry has under a name. The engine asks the registry; the official plugin does so
// itself.
func getRegistryImage(ctx shared.Context, args values.Map) (values.Map, error) {
	name := values.Text(args, "name")
	limited, cancel := context.WithTimeout(ctx, registryLimit)
	defer cancel()
	var found struct{ Descriptor struct{ Digest string } }
	var call engine.Call
	if auth := ctx.Auths.For(name); auth != nil {
		call.Auth = auth
	}
	if err := ctx.Engine.Get(limited, "/distribution/"+name+"/json", call, &found); err != nil {
		return nil, fmt.Errorf("Got error when attempting to fetch image version %s from registry: %w", name, err)
	}
	return values.Map{
		"id":                 found.Descriptor.Digest,
		"name":               name,
		"sha256Digest":       found.Descriptor.Digest,
		"insecureSkipVerify": values.Flag(args, "insecureSkipVerify"),
	}, nil
}
