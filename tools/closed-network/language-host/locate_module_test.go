package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestLocateModule(t *testing.T) {
	for name, c := range map[string]struct {
		file     string
		manifest string
	}{
		"a folder":                       {"cmd/run/index.js", `{}`},
		"a file":                         {"cmd/run.js", `{}`},
		"a place that the package names": {"bin/run.js", `{"exports": {"./cmd/run": "./bin/run.js"}}`},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Contains(c.manifest, "exports") {
				needNode(t)
			}
			root := tree(t, map[string]string{
				"store/pulumi/package.json": c.manifest,
				"store/pulumi/" + c.file:    "",
				"infra/stack/index.js":      "",
			})
			link(t, filepath.Join(root, "store/pulumi"), filepath.Join(root, "node_modules/@pulumi/pulumi"))
			file, err := locateModule("@pulumi/pulumi/cmd/run", filepath.Join(root, "infra/stack"), "npm install")
			if want := filepath.Join(root, "store/pulumi", c.file); err != nil || file != want {
				t.Errorf("%s instead of %s, %v", file, want, err)
			}
		})
	}
}

func TestMissingSdk(t *testing.T) {
	needNode(t)
	_, err := locateModule("@pulumi/pulumi/cmd/run", t.TempDir(), "pulumi install")
	if err == nil || !strings.Contains(err.Error(), "the Pulumi SDK has not been installed. Have you run pulumi install?") {
		t.Error(err)
	}
}

func needNode(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("there is no Node.js on the path")
	}
}
