package shared

import (
	"errors"
	"fmt"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
)

// LocalImage is the local image of that name or id; nil if there is none.
func LocalImage(ctx Context, name string) (*engine.Image, error) {
	image := &engine.Image{}
	err := ctx.Engine.Get(ctx, "/images/"+name+"/json", engine.Call{}, image)
	if engine.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("error looking up local image \"%s\": unable to inspect image %s: %w", name, name, err)
	}
	return image, nil
}

// FindImage is the image, pulled first if it is not there.
func FindImage(ctx Context, name, platform string) (*engine.Image, error) {
	if name == "" {
		return nil, errors.New("empty image name is not allowed")
	}
	image, err := LocalImage(ctx, name)
	if err != nil || image != nil {
		return image, err
	}
	if err := PullImage(ctx, name, platform, ctx.Auths.For(name)); err != nil {
		return nil, fmt.Errorf("unable to pull image %s: error pulling image %s: %w", name, name, err)
	}
	image, err = LocalImage(ctx, name)
	if err == nil && image == nil {
		err = fmt.Errorf("unable to find or pull image %s", name)
	}
	return image, err
}
