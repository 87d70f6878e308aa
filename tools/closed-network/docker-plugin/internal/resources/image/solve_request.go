package image

import (
	"encoding/csv"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/moby/buildkit/client"
	"github.com/moby/buildkit/session"
	"github.com/moby/buildkit/session/secrets/secretsprovider"
	"github.com/tonistiigi/fsutil"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// solveRequest is a build as BuildKit takes it, in the terms of its frontend for Dockerfiles. As in the official plugin, `labels`,
// `squash`, `securityOpts`, `ulimits`, `isolation`, `remoteContext`, `forceRemove` and `authConfigs` are not in it.
func solveRequest(build values.Map, name string, by worker) (client.SolveOpt, error) {
	request := client.SolveOpt{
		Frontend:      "dockerfile.v0",
		FrontendAttrs: map[string]string{"image-resolve-mode": "local"},
		LocalMounts:   map[string]fsutil.FS{},
		Exports: []client.ExportEntry{{
			Type: "moby", Attrs: map[string]string{"name": strings.Join(append([]string{name}, values.Texts(build, "tags")...), ",")},
		}},
	}
	for _, part := range []func(values.Map, worker, *client.SolveOpt) error{
		withFiles, withContexts, withSettings, withHosts, withCaches, withAttestations, withSecrets,
	} {
		if err := part(build, by, &request); err != nil {
			return request, err
		}
	}
	return request, nil
}

// withFiles: BuildKit reads the Dockerfile from its own folder, and with it the `.dockerignore` of its name.
func withFiles(build values.Map, _ worker, request *client.SolveOpt) error {
	context, dockerfile := values.Text(build, "context"), values.Text(build, "dockerfile")
	folder, err := absolute(context)
	if err != nil {
		return fmt.Errorf("Error mapping build attributes: %w", err)
	}
	file := dockerfile
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, dockerfile)
	}
	if _, err := os.Stat(file); err != nil {
		return fmt.Errorf(
			"Error mapping build attributes: error resolving dockerfile path: dockerfile not found at path: %s", file)
	}
	request.SharedKey = filepath.Base(folder)
	request.FrontendAttrs["filename"] = filepath.Base(file)
	if err := mount(request, "context", folder); err != nil {
		return err
	}
	return mount(request, "dockerfile", filepath.Dir(file))
}

func mount(request *client.SolveOpt, name, folder string) error {
	files, err := fsutil.NewFS(folder)
	if err != nil {
		return err
	}
	request.LocalMounts[name] = files
	return nil
}

// withContexts: folders are sent under their names, all others are BuildKit's to fetch.
func withContexts(build values.Map, _ worker, request *client.SolveOpt) error {
	for _, given := range values.Texts(build, "additionalContexts") {
		name, source, found := strings.Cut(given, "=")
		if !found || name == "" || source == "" {
			return fmt.Errorf("invalid context value: %s, expected key=value", given)
		}
		request.FrontendAttrs["frontend.caps"] = "moby.buildkit.frontend.contexts+forward"
		if isFetched(source) {
			request.FrontendAttrs["context:"+name] = source
			continue
		}
		info, err := os.Stat(source)
		if err != nil {
			return fmt.Errorf("failed to get build context %s: %w", name, err)
		}
		if !info.IsDir() {
			return fmt.Errorf("failed to get build context path %s: not a directory", source)
		}
		local := name
		if name == "context" || name == "dockerfile" {
			local = "_" + name
		}
		if err := mount(request, local, source); err != nil {
			return err
		}
		request.FrontendAttrs["context:"+name] = "local:" + local
	}
	return nil
}

func isFetched(source string) bool {
	for _, prefix := range []string{
		"docker-image://", "target:", "http://", "https://", "git://", "ssh://", "git@", "github.com/",
	} {
		if strings.HasPrefix(source, prefix) {
			return true
		}
	}
	return false
}

// limits are arguments of the build in the official plugin, which nobody asked for; a Dockerfile that has one of that name gets it.
var limits = map[string]string{
	"cpuSetCpus": "cpusetcpus", "cpuSetMems": "cpusetmems", "cpuShares": "cpushares", "cpuQuota": "cpuquota",
	"cpuPeriod": "cpuperiod", "memory": "memory", "memorySwap": "memoryswap",
}

func withSettings(build values.Map, _ worker, request *client.SolveOpt) error {
	attributes := request.FrontendAttrs
	for property, name := range limits {
		text := values.ScalarText(build[property])
		if text == "" && !strings.HasPrefix(property, "cpuSet") {
			text = "0"
		}
		attributes["build-arg:"+name] = text
	}
	for name, value := range values.TextMap(build, "buildArgs") {
		attributes["build-arg:"+name] = value
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		if _, given := attributes["build-arg:SOURCE_DATE_EPOCH"]; !given {
			attributes["build-arg:SOURCE_DATE_EPOCH"] = epoch
		}
	}
	for name, value := range values.TextMap(build, "label") {
		attributes["label:"+name] = value
	}
	for property, name := range map[string]string{
		"target": "target", "platform": "platform", "cgroupParent": "cgroup-parent",
	} {
		if values.IsSet(build, property) {
			attributes[name] = values.Text(build, property)
		}
	}
	if values.Flag(build, "noCache") {
		attributes["no-cache"] = ""
	}
	if values.Flag(build, "pullParent") {
		attributes["image-resolve-mode"] = "pull"
	}
	if size := values.Number(build, "shmSize"); size > 0 {
		attributes["shm-size"] = strconv.FormatInt(int64(size), 10)
	}
	return withNetwork(values.Text(build, "networkMode"), request)
}

func withNetwork(mode string, request *client.SolveOpt) error {
	switch mode {
	case "", "default":
		return nil
	case "host":
		request.AllowedEntitlements = append(request.AllowedEntitlements, "network.host")
	case "none":
	default:
		return fmt.Errorf("network mode %q not supported by buildkit - you can define a custom network for your builder using "+
			"the network driver-opt in buildx create", mode)
	}
	request.FrontendAttrs["force-network-mode"] = mode
	return nil
}

func withHosts(build values.Map, by worker, request *client.SolveOpt) error {
	hosts := []string{}
	for _, given := range values.Texts(build, "extraHosts") {
		host, address, found := strings.Cut(given, "=")
		if !found {
			host, address, found = strings.Cut(given, ":")
		}
		if !found || host == "" || address == "" {
			return fmt.Errorf("invalid host %s", given)
		}
		switch {
		case address == "host-gateway" && by.hostGateway == "":
			return errors.New("unable to derive the IP value for host-gateway: host-gateway IP not found")
		case address == "host-gateway":
			address = by.hostGateway
		default:
			address = strings.TrimSuffix(strings.TrimPrefix(address, "["), "]")
			if net.ParseIP(address) == nil {
				return fmt.Errorf("invalid host %s", given)
			}
		}
		hosts = append(hosts, host+"="+address)
	}
	if len(hosts) > 0 {
		request.FrontendAttrs["add-hosts"] = strings.Join(hosts, ",")
	}
	return nil
}

func withCaches(build values.Map, by worker, request *client.SolveOpt) error {
	from, err := cacheEntries(values.Texts(build, "cacheFroms"))
	if err != nil {
		return err
	}
	to, err := cacheEntries(values.Texts(build, "cacheTos"))
	if err != nil {
		return err
	}
	if inline, err := strconv.ParseBool(values.TextMap(build, "buildArgs")["BUILDKIT_INLINE_CACHE"]); err == nil && inline {
		to = append(to, client.CacheOptionsEntry{Type: "inline", Attrs: map[string]string{}})
	}
	for _, entry := range to {
		if entry.Type != "inline" && !by.keepsManifests {
			return errNotKept("Cache export", "https://docs.docker.com/go/build-cache-backends/")
		}
	}
	request.CacheImports, request.CacheExports = from, to
	return nil
}

// cacheEntries are places of caches: `type=local,src=/cache`, or names in a registry alone.
func cacheEntries(given []string) ([]client.CacheOptionsEntry, error) {
	entries := []client.CacheOptionsEntry{}
	for _, text := range given {
		if text == "" {
			continue
		}
		fields, err := csv.NewReader(strings.NewReader(text)).Read()
		if err != nil {
			return nil, err
		}
		if !strings.Contains(text, "=") {
			for _, name := range fields {
				entries = append(entries, client.CacheOptionsEntry{Type: "registry", Attrs: map[string]string{"ref": name}})
			}
			continue
		}
		entry := client.CacheOptionsEntry{Attrs: map[string]string{}}
		for _, field := range fields {
			key, value, found := strings.Cut(field, "=")
			if !found {
				return nil, fmt.Errorf("invalid value %s", field)
			}
			if strings.ToLower(key) == "type" {
				entry.Type = value
			} else {
				entry.Attrs[strings.ToLower(key)] = value
			}
		}
		if entry.Type == "" {
			return nil, fmt.Errorf("type required form> %q", text)
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// withAttestations: `true` and `mode=max` mean what they do for buildx; `false` means none.
func withAttestations(build values.Map, by worker, request *client.SolveOpt) error {
	given := false
	for _, kind := range []string{"provenance", "sbom"} {
		text := values.Text(build, kind)
		if text == "" {
			continue
		}
		given = given || kind == "provenance"
		if wanted, err := strconv.ParseBool(text); err == nil {
			if !wanted {
				continue
			}
			text = ""
		}
		if !by.keepsManifests {
			return errNotKept("Attestation", "https://docs.docker.com/go/attestations/")
		}
		request.FrontendAttrs["attest:"+kind] = text
	}
	none, _ := strconv.ParseBool(os.Getenv("BUILDX_NO_DEFAULT_ATTESTATIONS"))
	if by.keepsManifests && !given && !none {
		request.FrontendAttrs["attest:provenance"] = "mode=min,inline-only=true"
	}
	return nil
}

func withSecrets(build values.Map, _ worker, request *client.SolveOpt) error {
	provider, err := secretsOf(build)
	if err != nil || provider == nil {
		return err
	}
	request.Session = append(request.Session, provider)
	return nil
}

// secretsOf has a build's secrets ready for when it asks for them; nil without any.
func secretsOf(build values.Map) (session.Attachable, error) {
	sources := []secretsprovider.Source{}
	for _, secret := range values.Objects(build, "secrets") {
		source := secretsprovider.Source{
			ID: values.Text(secret, "id"), FilePath: values.Text(secret, "src"), Env: values.Text(secret, "env"),
		}
		sources = append(sources, source)
	}
	if len(sources) == 0 {
		return nil, nil
	}
	store, err := secretsprovider.NewStore(sources)
	if err != nil {
		return nil, err
	}
	return secretsprovider.NewSecretProvider(store), nil
}
