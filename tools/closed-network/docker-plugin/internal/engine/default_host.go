package engine

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// defaultHost is the one that a program which says nothing talks to.
func defaultHost() string {
	if runtime.GOOS == "windows" {
		return "npipe:////./pipe/docker_engine"
	}
	return "unix:///var/run/docker.sock"
}

// contextHost is the docker endpoint of a `docker context`. It is an error when there is no such context.
func contextHost(name, home string) (string, error) {
	folder := filepath.Join(home, ".docker", "contexts", "meta")
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", fmt.Errorf("Error loading Docker context '%s': could not read contexts directory: %w", name, err)
	}
	for _, entry := range entries {
		if host, found := hostIn(filepath.Join(folder, entry.Name(), "meta.json"), name); found {
			return host, nil
		}
	}
	return "", fmt.Errorf("Error loading Docker context '%s': context '%s' not found", name, name)
}

// hostIn is the endpoint in a context's file, if it is the context of that name. Other contexts' broken files are none of
// our business.
func hostIn(file, name string) (string, bool) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", false
	}
	var meta struct {
		Name      string
		Endpoints struct {
			Docker *struct{ Host *string } `json:"docker"`
		}
	}
	if json.Unmarshal(content, &meta) != nil || meta.Name != name {
		return "", false
	}
	if meta.Endpoints.Docker == nil || meta.Endpoints.Docker.Host == nil {
		return "", false
	}
	return *meta.Endpoints.Docker.Host, true
}
