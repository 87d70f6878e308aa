package image

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/moby/buildkit/session"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// buildImage builds from a local folder: with BuildKit as buildx has it, or as the engine's API has it where the program or the
// environment asks for the builder before.
func buildImage(ctx shared.Context, build values.Map, name string) error {
	wanted := true
	if given := os.Getenv("DOCKER_BUILDKIT"); given != "" {
		parsed, err := strconv.ParseBool(given)
		if err != nil {
			return fmt.Errorf("DOCKER_BUILDKIT environment variable expects boolean value: %w", err)
		}
		wanted = parsed
	}
	if wanted && !values.Flag(build, "useLegacyBuilder") {
		return buildWithBuildKit(ctx, build, name)
	}
	return buildByAPI(ctx, build, name)
}

// buildByAPI sends the folder as an archive. That is no other builder: BuildKit gets it, too, with a session for the secrets.
func buildByAPI(ctx shared.Context, build values.Map, name string) error {
	query, err := buildOptions(build)
	if err != nil {
		return err
	}
	files, err := openContext(values.Text(build, "context"), values.Text(build, "dockerfile"))
	if err != nil {
		return err
	}
	query["t"] = append([]string{name}, values.Texts(build, "tags")...)
	query.Set("dockerfile", files.dockerfile)
	asked, err := openSession(ctx, build)
	if err != nil {
		return err
	}
	defer func() { _ = asked.Close() }()
	query.Set("version", "2")
	query.Set("session", asked.ID())
	answer, err := ctx.Engine.Stream(ctx, http.MethodPost, "/build", engine.Call{
		Query: query, Registries: registries(build), File: files.archive(),
	})
	if err != nil {
		return err
	}
	defer func() { _ = answer.Close() }()
	text, failure, err := buildLog(answer)
	if err == nil && failure != nil {
		err = fmt.Errorf("Error running legacy build: unable to build image\n\n%s%s", text, *failure)
	}
	return err
}

// openSession has the engine come back for what the build asks for. That it cannot shows when the build asks.
func openSession(ctx shared.Context, build values.Map) (*session.Session, error) {
	opened, err := session.NewSession(ctx, "docker-provider")
	if err != nil {
		return nil, err
	}
	provider, err := secretsOf(build)
	if err != nil {
		return nil, err
	}
	if provider != nil {
		opened.Allow(provider)
	}
	go func() { _ = opened.Run(ctx, sessionsOf(ctx)) }()
	return opened, nil
}

// plainOptions are sent as they are, under the engine's name for them.
var plainOptions = map[string]string{
	"suppressOutput": "q",
	"remoteContext":  "remote",
	"noCache":        "nocache",
	"forceRemove":    "forcerm",
	"pullParent":     "pull",
	"cpuSetCpus":     "cpusetcpus",
	"cpuSetMems":     "cpusetmems",
	"cpuShares":      "cpushares",
	"cpuQuota":       "cpuquota",
	"cpuPeriod":      "cpuperiod",
	"memory":         "memory",
	"memorySwap":     "memswap",
	"cgroupParent":   "cgroupparent",
	"networkMode":    "networkmode",
	"shmSize":        "shmsize",
	"squash":         "squash",
	"target":         "target",
	"platform":       "platform",
	"buildId":        "buildid",
}

func buildOptions(build values.Map) (url.Values, error) {
	query := url.Values{"rm": {values.ScalarText(values.Flag(build, "remove"))}}
	for property, name := range plainOptions {
		if values.IsSet(build, property) {
			query.Set(name, values.ScalarText(build[property]))
		}
	}
	if values.IsSet(build, "extraHosts") {
		query.Set("extrahosts", strings.Join(values.Texts(build, "extraHosts"), ","))
	}
	labels := values.TextMap(build, "label")
	maps.Copy(labels, values.TextMap(build, "labels"))
	for name, value := range map[string]any{
		"ulimits":     shared.IfAny(ulimits(build)),
		"buildargs":   shared.IfFilled(values.TextMap(build, "buildArgs")),
		"labels":      shared.IfFilled(labels),
		"cachefrom":   shared.IfAny(values.Texts(build, "cacheFroms")),
		"securityopt": shared.IfAny(values.Texts(build, "securityOpts")),
	} {
		if value == nil {
			continue
		}
		text, err := engine.JSONOf(value)
		if err != nil {
			return nil, err
		}
		query.Set(name, text)
	}
	return query, nil
}

func ulimits(build values.Map) []engine.Ulimit {
	limits := []engine.Ulimit{}
	for _, limit := range values.Objects(build, "ulimits") {
		limits = append(limits, engine.Ulimit{
			Name: values.Text(limit, "name"),
			Soft: int64(values.Number(limit, "soft")),
			Hard: int64(values.Number(limit, "hard")),
		})
	}
	return limits
}

// registries are the credentials that the builder may pull with, by host name.
func registries(build values.Map) map[string]map[string]string {
	entries := map[string]map[string]string{}
	for _, auth := range values.Objects(build, "authConfigs") {
		entries[values.Text(auth, "hostName")] = map[string]string{
			"username":      values.Text(auth, "userName"),
			"password":      values.Text(auth, "password"),
			"auth":          values.Text(auth, "auth"),
			"email":         values.Text(auth, "email"),
			"serveraddress": values.Text(auth, "serverAddress"),
			"identitytoken": values.Text(auth, "identityToken"),
			"registrytoken": values.Text(auth, "registryToken"),
		}
	}
	return entries
}
