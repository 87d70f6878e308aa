package image

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/moby/buildkit/client"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func requested(t *testing.T, by worker, build values.Map) (client.SolveOpt, string) {
	t.Helper()
	context := folder(t, map[string]string{"Dockerfile": "FROM a", "sub/Other": "FROM b"})
	given := values.Map{"context": context, "dockerfile": "Dockerfile"}
	maps.Copy(given, build)
	request, err := solveRequest(given, "app:1", by)
	if err != nil {
		return request, err.Error()
	}
	return request, ""
}

func TestWhatBuildKitIsAskedFor(t *testing.T) {
	other := folder(t, map[string]string{"x": "x"})
	for _, test := range []struct {
		name  string
		build values.Map
		want  map[string]string
	}{
		{"a file's own name", values.Map{"dockerfile": "sub/Other"}, map[string]string{"filename": "Other"}},
		{
			"arguments, labels, a stage, a platform",
			values.Map{
				"buildArgs": values.Map{"V": "1"}, "label": values.Map{"a": "b"}, "target": "t", "platform": "linux/arm64",
				"noCache": true, "shmSize": 64.0,
			},
			map[string]string{
				"build-arg:V": "1", "label:a": "b", "target": "t", "platform": "linux/arm64", "no-cache": "", "shm-size": "64",
			},
		},
		{"a limit, which becomes an argument", values.Map{"memory": 5.0}, map[string]string{
			"build-arg:memory": "5", "build-arg:cpushares": "0", "build-arg:cpusetmems": "",
		}},
		{"local images first", values.Map{}, map[string]string{"image-resolve-mode": "local"}},
		{"or newer ones", values.Map{"pullParent": true}, map[string]string{"image-resolve-mode": "pull"}},
		{"the host's network", values.Map{"networkMode": "host"}, map[string]string{"force-network-mode": "host"}},
		{
			"hosts in either spelling",
			values.Map{"extraHosts": []any{"a:1.2.3.4", "b=::1", "c:host-gateway"}},
			map[string]string{"add-hosts": "a=1.2.3.4,b=::1,c=10.0.0.1"},
		},
		{
			"contexts: a folder, an image, a repository, and one that is called as the build's own",
			values.Map{"additionalContexts": []any{
				"one=" + other, "two=docker-image://a", "three=https://example.org/x.git", "context=" + other,
			}},
			map[string]string{
				"context:one": "local:one", "context:two": "docker-image://a", "context:three": "https://example.org/x.git",
				"context:context": "local:_context", "frontend.caps": "moby.buildkit.frontend.contexts+forward",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			request, failure := requested(t, worker{hostGateway: "10.0.0.1"}, test.build)
			if failure != "" {
				t.Fatal(failure)
			}
			for key, want := range test.want {
				if got, have := request.FrontendAttrs[key]; !have || got != want {
					t.Errorf("%s: got %q, want %q", key, got, want)
				}
			}
		})
	}
}

func TestWhereBuildKitPutsAndFindsThings(t *testing.T) {
	secret := filepath.Join(folder(t, map[string]string{"token": "t"}), "token")
	request, failure := requested(t, worker{keepsManifests: true}, values.Map{
		"tags": []any{"app:latest"}, "networkMode": "host", "secrets": []any{values.Map{"id": "s", "src": secret}},
		"cacheFroms": []any{"type=local,src=/c", "a/b,c/d"}, "cacheTos": []any{"type=inline", "type=local,dest=/c"},
	})
	if failure != "" {
		t.Fatal(failure)
	}
	if got := request.Exports[0]; got.Type != "moby" || got.Attrs["name"] != "app:1,app:latest" {
		t.Errorf("exports %v", got)
	}
	mounts := slices.Sorted(maps.Keys(request.LocalMounts))
	if !slices.Equal(mounts, []string{"context", "dockerfile"}) || len(request.Session) != 1 {
		t.Errorf("mounts %v, session %v", mounts, request.Session)
	}
	if len(request.CacheImports) != 3 || request.CacheImports[2].Attrs["ref"] != "c/d" || len(request.CacheExports) != 2 {
		t.Errorf("caches %v, %v", request.CacheImports, request.CacheExports)
	}
	if request.FrontendAttrs["attest:provenance"] != "mode=min,inline-only=true" {
		t.Errorf("attests %v", request.FrontendAttrs)
	}
}

func TestWhatBuildKitIsNotAskedFor(t *testing.T) {
	for said, build := range map[string]values.Map{
		"dockerfile not found at path":                 {"dockerfile": "None"},
		"network mode \"bridge\" not supported":        {"networkMode": "bridge"},
		"invalid host a":                               {"extraHosts": []any{"a"}},
		"unable to derive the IP value":                {"extraHosts": []any{"a:host-gateway"}},
		"Cache export is not supported for the docker": {"cacheTos": []any{"type=local,dest=/c"}},
		"Attestation is not supported for the docker":  {"sbom": "true"},
		"failed to get build context":                  {"additionalContexts": []any{"a=/nowhere"}},
		"invalid context value":                        {"additionalContexts": []any{"a"}},
		"failed to stat /nowhere":                      {"secrets": []any{values.Map{"id": "s", "src": "/nowhere"}}},
		"type required":                                {"cacheFroms": []any{"src=/c"}},
	} {
		if _, failure := requested(t, worker{}, build); !strings.Contains(failure, said) {
			t.Errorf("%v: %q", build, failure)
		}
	}
	if request, failure := requested(t, worker{}, values.Map{"cacheTos": []any{"type=inline"}, "provenance": "false"}); failure != "" ||
		len(request.CacheExports) != 1 || request.FrontendAttrs["attest:provenance"] != "" {
		t.Errorf("inline: %q", failure)
	}
}
