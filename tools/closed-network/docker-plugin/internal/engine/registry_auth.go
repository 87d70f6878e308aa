package engine

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// RegistryAuth are the credentials for a registry.
type RegistryAuth struct {
	Username      string `json:"username"`
	Password      string `json:"password"`
	ServerAddress string `json:"serveraddress"`
}

// RegistryAuths are credentials by registry host name.
type RegistryAuths map[string]RegistryAuth

var dockerHub = []string{"registry-1.docker.io", "index.docker.io", "docker.io", "registry.hub.docker.com"}

// registryAuths reads the provider's `registryAuth` entries. Credential helpers are not run.
func registryAuths(entries []values.Map, environment environment) (RegistryAuths, error) {
	auths := RegistryAuths{}
	for _, entry := range entries {
		host := hostName(values.Text(entry, "address"))
		auth, err := credentials(entry, host, environment)
		if err != nil {
			return nil, err
		}
		auth.ServerAddress = "https://" + host
		auths[host] = auth
	}
	return auths, nil
}

// For are the credentials for pulling an image; nil for none.
func (a RegistryAuths) For(image string) *RegistryAuth {
	first, _, hasSlash := strings.Cut(image, "/")
	named := hasSlash && (strings.ContainsAny(first, ".:") || first == "localhost")
	hosts := dockerHub
	if named && !slices.Contains(dockerHub, first) {
		hosts = []string{first}
	}
	for _, host := range hosts {
		if auth, found := a[host]; found {
			return &auth
		}
	}
	return nil
}

func hostName(address string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, found := strings.CutPrefix(address, scheme); found {
			address = rest
			break
		}
	}
	host, _, _ := strings.Cut(address, "/")
	return host
}

func credentials(entry values.Map, host string, environment environment) (RegistryAuth, error) {
	if values.Flag(entry, "authDisabled") {
		return RegistryAuth{Username: "username", Password: "password"}, nil
	}
	if username := either(values.Text(entry, "username"), environment("DOCKER_REGISTRY_USER")); username != "" {
		password := either(values.Text(entry, "password"), environment("DOCKER_REGISTRY_PASS"))
		return RegistryAuth{Username: username, Password: password}, nil
	}
	content := []byte(values.Text(entry, "configFileContent"))
	if len(content) == 0 {
		read, err := readConfig(values.Text(entry, "configFile"), environment)
		if err != nil {
			return RegistryAuth{}, err
		}
		content = read
	}
	return fromConfig(content, host)
}

func readConfig(given string, environment environment) ([]byte, error) {
	file := either(given, either(environment("DOCKER_CONFIG"), "~/.docker/config.json"))
	if rest, found := strings.CutPrefix(file, "~/"); found {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil, err
		}
		file = filepath.Join(home, rest)
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		file = filepath.Join(file, "config.json")
	}
	return os.ReadFile(file)
}

func fromConfig(content []byte, host string) (RegistryAuth, error) {
	var config struct {
		Auths map[string]struct {
			Auth     *string `json:"auth"`
			Username string  `json:"username"`
			Password string  `json:"password"`
		} `json:"auths"`
	}
	if err := json.Unmarshal(content, &config); err != nil {
		return RegistryAuth{}, err
	}
	keys := []string{host, "https://" + host}
	if slices.Contains(dockerHub, host) {
		keys = append([]string{"https://index.docker.io/v1/"}, dockerHub...)
	}
	for _, key := range keys {
		found, have := config.Auths[key]
		if !have {
			continue
		}
		if found.Auth == nil {
			return RegistryAuth{Username: found.Username, Password: found.Password}, nil
		}
		decoded, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(*found.Auth, "=\n"))
		if err != nil {
			return RegistryAuth{}, err
		}
		username, password, _ := strings.Cut(string(decoded), ":")
		return RegistryAuth{Username: username, Password: password}, nil
	}
	return RegistryAuth{}, fmt.Errorf("couldn't find registry config for '%s' in file content", host)
}
