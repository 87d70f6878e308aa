package main

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestPackageManager(t *testing.T) {
	for _, c := range []struct{ option, file, want string }{
		{"auto", "other", "npm"},
		{"auto", "package-lock.json", "npm"},
		{"auto", "yarn.lock", "yarn"},
		{"auto", "pnpm-lock.yaml", "pnpm"},
		{"auto", "bun.lockb", "bun"},
		{"npm", "yarn.lock", "npm"},
	} {
		if got := packageManager(c.option, tree(t, map[string]string{c.file: ""})); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}

func TestInstallCommand(t *testing.T) {
	for _, c := range []struct {
		manager    string
		production bool
		want       string
	}{
		{"npm", false, "npm install --loglevel error"},
		{"npm", true, "npm install --loglevel error --omit=dev"},
		{"pnpm", true, "pnpm install --prod"},
		{"yarn", false, "yarn install"},
		{"bun", true, "bun install --production"},
	} {
		if got := strings.Join(installCommand(c.manager, c.production), " "); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}

func TestPackageManagerVersionIsWhatNpmSays(t *testing.T) {
	said, err := exec.Command("npm", "--version").Output()
	if err != nil {
		t.Skip("there is no npm on the path")
	}
	if got, err := packageManagerVersion("npm"); err != nil || got != strings.TrimSpace(string(said)) {
		t.Errorf("%s, %v", got, err)
	}
}

func TestPackageManagerVersionIsReadOffThePackageThatTheCommandIsALinkInto(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("commands are no links there")
	}
	root := tree(t, map[string]string{
		"lib/npm/package.json": `{"name": "npm", "version": "1.2.3"}`,
		"lib/npm/bin/cli.js":   "process.exit(1)",
	})
	link(t, "../lib/npm/bin/cli.js", filepath.Join(root, "bin/npm"))
	t.Setenv("PATH", filepath.Join(root, "bin"))
	if got, err := packageManagerVersion("npm"); err != nil || got != "1.2.3" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestAManagerThatIsNotThereHasNoVersion(t *testing.T) {
	t.Setenv("PATH", "/nowhere")
	if got, err := packageManagerVersion("bun"); err == nil {
		t.Error(got)
	}
}

func TestWorkspaceRoot(t *testing.T) {
	for name, c := range map[string]struct {
		manifest, path string
		inside         bool
	}{
		"a pattern":                     {`{"workspaces": ["stacks/*"]}`, "stacks/shop", true},
		"a pattern with a partial star": {`{"workspaces": ["stacks/sh*"]}`, "stacks/shop", true},
		"yarn's object form":            {`{"workspaces": {"packages": ["./stacks/*/"]}}`, "stacks/shop", true},
		"any depth":                     {`{"workspaces": ["stacks/**"]}`, "stacks/eu/shop", true},
		"another folder":                {`{"workspaces": ["packages/*"]}`, "stacks/shop", false},
		"deeper than the pattern":       {`{"workspaces": ["stacks/*"]}`, "stacks/eu/shop", false},
		"a dot that is no wildcard":     {`{"workspaces": ["stacks/a.b"]}`, "stacks/axb", false},
		"no workspaces":                 {`{"name": "x"}`, "stacks/shop", false},
	} {
		root := tree(t, map[string]string{"package.json": c.manifest, c.path + "/index.js": ""})
		directory := filepath.Join(root, c.path)
		want := directory
		if c.inside {
			want = root
		}
		if got := workspaceRoot(directory); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
