package engine

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func variables(given map[string]string) environment {
	return func(name string) string { return given[name] }
}

func settings(t *testing.T, config values.Map, environment map[string]string) Settings {
	t.Helper()
	read, err := settingsOf(config, variables(environment))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestHostThatIsConfigured(t *testing.T) {
	for _, test := range []struct {
		name        string
		config      values.Map
		environment map[string]string
		host        string
	}{
		{"nothing said", nil, nil, "unix:///var/run/docker.sock"},
		{"DOCKER_HOST", nil, map[string]string{"DOCKER_HOST": "tcp://a:1"}, "tcp://a:1"},
		{
			"a configured host over DOCKER_HOST", values.Map{"host": "tcp://b:1"},
			map[string]string{"DOCKER_HOST": "tcp://a:1"}, "tcp://b:1",
		},
	} {
		if host := settings(t, test.config, test.environment).Engine.Host; host != test.host {
			t.Errorf("%s: %s", test.name, host)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct {
		host    Host
		address address
	}{
		{
			Host{Host: "unix:///run/x.sock"},
			address{network: "unix", place: "/run/x.sock", scheme: "http", host: "localhost"},
		},
		{Host{Host: "tcp://a:1"}, address{network: "tcp", place: "a:1", scheme: "http", host: "a:1"}},
		{Host{Host: "tcp://a"}, address{network: "tcp", place: "a:2375", scheme: "http", host: "a:2375"}},
		{Host{Host: "https://a"}, address{network: "tcp", place: "a:2376", scheme: "https", host: "a:2376"}},
		{
			Host{Host: "tcp://a:1", Cert: "c", Key: "k", CA: "ca"},
			address{network: "tcp", place: "a:1", scheme: "https", host: "a:1", cert: "c", key: "k", ca: "ca"},
		},
	} {
		at, err := addressOf(test.host)
		if err != nil || at != test.address {
			t.Errorf("%+v is at %+v (%v)", test.host, at, err)
		}
	}
}

func TestAddressThatMakesNoSense(t *testing.T) {
	for _, test := range []struct {
		host    Host
		message string
	}{
		{Host{Host: "tcp://a", Cert: "c"}, "cert_material, and key_material must be specified"},
		{Host{Host: "tcp://a", Cert: "c", Key: "k", CertPath: "/p"}, "cert_path must not be specified"},
		{Host{Host: "nowhere"}, "unable to parse docker host `nowhere`"},
	} {
		if _, err := addressOf(test.host); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%+v: %v", test.host, err)
		}
	}
}

func TestSSHArguments(t *testing.T) {
	arguments, err := sshArguments("ssh://me@box:2222", []string{"-v"})
	if line := strings.Join(arguments, " "); err != nil || line != "-v -l me -p 2222 -- box docker system dial-stdio" {
		t.Errorf("%s (%v)", line, err)
	}
}

func TestDockerContext(t *testing.T) {
	home := t.TempDir()
	folder := filepath.Join(home, ".docker", "contexts", "meta", "abc")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	meta := `{"Name":"far","Endpoints":{"docker":{"Host":"tcp://far:2375"}}}`
	if err := os.WriteFile(filepath.Join(folder, "meta.json"), []byte(meta), 0o600); err != nil {
		t.Fatal(err)
	}
	if host, err := contextHost("far", home); err != nil || host != "tcp://far:2375" {
		t.Errorf("far is at %s (%v)", host, err)
	}
	_, err := contextHost("near", home)
	if err == nil || !strings.Contains(err.Error(), "context 'near' not found") {
		t.Errorf("near: %v", err)
	}
}

func TestCredentials(t *testing.T) {
	hub := `{"auths":{"https://index.docker.io/v1/":{"auth":"dTI6cDI="}}}`
	auths := settings(t, values.Map{"registryAuth": []any{
		values.Map{"address": "https://registry.example/v2", "username": "u", "password": "p"},
		values.Map{"address": "docker.io", "configFileContent": hub},
		values.Map{"address": "open.example", "authDisabled": true},
	}}, nil).Auths
	for image, username := range map[string]string{
		"registry.example/a:1": "u",
		"busybox":              "u2",
		"me/app":               "u2",
		"open.example/a":       "username",
	} {
		if auth := auths.For(image); auth == nil || auth.Username != username {
			t.Errorf("%s: %+v", image, auth)
		}
	}
	if auth := auths.For("other.example/a"); auth != nil {
		t.Errorf("other.example/a: %+v", auth)
	}
	all := &RegistryAuth{Username: "u2", Password: "p2", ServerAddress: "https://docker.io"}
	if auth := auths.For("busybox"); !reflect.DeepEqual(auth, all) {
		t.Errorf("busybox: %+v", auth)
	}
}
