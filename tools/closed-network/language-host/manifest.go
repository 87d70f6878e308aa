package main

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// manifest is what this host reads of a package.json.
type manifest struct {
	Name            string                     `json:"name"`
	Version         string                     `json:"version"`
	Exports         json.RawMessage            `json:"exports"`
	Workspaces      json.RawMessage            `json:"workspaces"`
	Dependencies    map[string]json.RawMessage `json:"dependencies"`
	DevDependencies map[string]json.RawMessage `json:"devDependencies"`
	Pulumi          *pulumiSection             `json:"pulumi"`
}

// pulumiSection says which plugin a package needs.
type pulumiSection struct {
	Resource                  bool              `json:"resource"`
	Name                      string            `json:"name"`
	Version                   string            `json:"version"`
	Server                    string            `json:"server"`
	Parameterization          *parameterization `json:"parameterization"`
	ExtensionParameterization *parameterization `json:"extensionParameterization"`
}

type parameterization struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	// Value is base64 in the file.
	Value []byte `json:"value"`
}

// readManifest reads the package.json of a folder.
func readManifest(folder string) (*manifest, error) {
	content, err := os.ReadFile(filepath.Join(folder, "package.json"))
	if err != nil {
		return nil, err
	}
	var read manifest
	if err := json.Unmarshal(content, &read); err != nil {
		return nil, err
	}
	return &read, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// upwards gives a folder and those above it, the root last.
func upwards(folder string) []string {
	folders := []string{folder}
	for parent := filepath.Dir(folder); parent != folder; parent = filepath.Dir(folder) {
		folders = append(folders, parent)
		folder = parent
	}
	return folders
}
