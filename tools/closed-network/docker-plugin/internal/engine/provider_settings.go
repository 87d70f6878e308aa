package engine

import (
	"os"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Settings are what a provider's configuration amounts to.
type Settings struct {
	Engine Host
	Auths  RegistryAuths
}

// environment is the value of a variable; empty without one.
type environment func(name string) string

// SettingsOf reads a provider's configuration. A docker context (configured or in DOCKER_CONTEXT) wins over a host; a
// configured host over DOCKER_HOST; that over the default socket.
func SettingsOf(config values.Map) (Settings, error) {
	return settingsOf(config, os.Getenv)
}

func settingsOf(config values.Map, environment environment) (Settings, error) {
	given := func(key, variable string) string {
		return either(values.Text(config, key), environment(variable))
	}
	host := either(given("host", "DOCKER_HOST"), defaultHost())
	if context := given("context", "DOCKER_CONTEXT"); context != "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return Settings{}, err
		}
		if host, err = contextHost(context, home); err != nil {
			return Settings{}, err
		}
	}
	sshOpts := values.Texts(config, "sshOpts")
	if len(sshOpts) == 0 {
		sshOpts = strings.Fields(environment("DOCKER_SSH_OPTS"))
	}
	auths, err := registryAuths(values.Objects(config, "registryAuth"), environment)
	if err != nil {
		return Settings{}, err
	}
	return Settings{
		Engine: Host{
			Host:      host,
			SSHOpts:   sshOpts,
			CA:        given("caMaterial", "DOCKER_CA_MATERIAL"),
			Cert:      given("certMaterial", "DOCKER_CERT_MATERIAL"),
			Key:       given("keyMaterial", "DOCKER_KEY_MATERIAL"),
			CertPath:  given("certPath", "DOCKER_CERT_PATH"),
			SkipCheck: values.Flag(config, "disableDockerDaemonCheck"),
		},
		Auths: auths,
	}, nil
}

// either is the first text unless it is empty.
func either(text, otherwise string) string {
	if text != "" {
		return text
	}
	return otherwise
}
