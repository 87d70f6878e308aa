package shared

import (
	"io"
	"net/http"
	"net/url"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
)

// PullImage pulls an image. Failures that the engine only reports in the middle of the transfer are not noticed here.
func PullImage(ctx Context, name, platform string, auth *engine.RegistryAuth) error {
	image, tag := splitName(name)
	call := engine.Call{Query: url.Values{"fromImage": {image}, "tag": {tag}}}
	if platform != "" {
		call.Query.Set("platform", platform)
	}
	if auth != nil {
		call.Auth = auth
	}
	progress, err := ctx.Engine.Stream(ctx, http.MethodPost, "/images/create", call)
	if err != nil {
		return err
	}
	defer func() { _ = progress.Close() }()
	// Only the end matters; what came is looked up afterwards.
	_, err = io.Copy(io.Discard, progress)
	return err
}

// splitName makes `repo:tag` repo and tag; `repo@sha256:…` repo and digest; a missing tag is `latest`.
func splitName(name string) (image, tag string) {
	name, digest, hasDigest := strings.Cut(name, "@")
	image, tag = name, "latest"
	if colon := strings.LastIndex(name, ":"); colon > strings.LastIndex(name, "/") {
		image, tag = name[:colon], name[colon+1:]
	}
	if hasDigest {
		tag = digest
	}
	return image, tag
}
