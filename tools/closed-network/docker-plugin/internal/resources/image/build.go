package image

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// buildImage builds with the engine's own (first) builder, from a local folder.
func buildImage(ctx shared.Context, build values.Map, name string) error {
	if err := refuseWhatNeedsBuildKit(build); err != nil {
		return err
	}
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

// refuseWhatNeedsBuildKit: the first builder would ignore these without a word.
func refuseWhatNeedsBuildKit(build values.Map) error {
	for _, key := range []string{"secrets", "additionalContexts", "cacheTos", "sbom", "provenance"} {
		if values.IsSet(build, key) {
			return fmt.Errorf("build.%s needs BuildKit, which this stand-in of the docker plugin does not speak", key)
		}
	}
	return nil
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
