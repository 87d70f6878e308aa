package functions

import (
	"fmt"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/image"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// getRemoteImage is, despite its name, a look at the engine's own images.
func getRemoteImage(ctx shared.Context, args values.Map) (values.Map, error) {
	name := values.Text(args, "name")
	found, err := shared.LocalImage(ctx, name)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, fmt.Errorf("did not find docker image '%s'", name)
	}
	return values.Map{"id": found.Id, "name": name, "repoDigest": image.RepoDigest(name, found.RepoDigests)}, nil
}
