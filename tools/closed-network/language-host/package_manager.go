package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

var lockFiles = [][2]string{
	{"yarn.lock", "yarn"}, {"pnpm-lock.yaml", "pnpm"}, {"bun.lock", "bun"}, {"bun.lockb", "bun"},
}

// packageManager is the one that the options name, else the one whose lock file is there, else npm.
func packageManager(option, directory string) string {
	if option != "auto" {
		return option
	}
	for _, known := range lockFiles {
		if exists(filepath.Join(directory, known[0])) {
			return known[1]
		}
	}
	return "npm"
}

// installCommand is the command line that installs a project's dependencies.
func installCommand(manager string, production bool) []string {
	command := []string{manager, "install"}
	withoutDev := "--production"
	switch manager {
	case "npm":
		command = append(command, "--loglevel", "error")
		withoutDev = "--omit=dev"
	case "pnpm":
		withoutDev = "--prod"
	}
	if production {
		command = append(command, withoutDev)
	}
	return command
}

// packageManagerVersion reads the version of a package manager off the package that its command lies in: the CLI asks for
// it at every update, and npm takes a quarter of a second to say it. A command that is no link into its package is asked.
func packageManagerVersion(manager string) (string, error) {
	command, err := exec.LookPath(manager)
	if err != nil {
		return "", err
	}
	if file, err := filepath.EvalSymlinks(command); err == nil {
		for _, folder := range upwards(filepath.Dir(file)) {
			if manifest, err := readManifest(folder); err == nil && manifest.Name == manager {
				return manifest.Version, nil
			}
		}
	}
	output, err := exec.Command(command, "--version").Output()
	return strings.TrimSpace(string(output)), err
}

// workspaceRoot is the root of the npm or yarn workspace that a directory belongs to, or the directory itself when it belongs
// to none: dependencies have to be installed from there.
func workspaceRoot(directory string) string {
	for _, parent := range upwards(directory)[1:] {
		path, err := filepath.Rel(parent, directory)
		if err != nil {
			continue
		}
		for _, pattern := range workspaces(parent) {
			if matchesPath(pattern, strings.Split(path, string(os.PathSeparator))) {
				return parent
			}
		}
	}
	return directory
}

// workspaces are the patterns of a folder's package.json, in npm's form or in yarn's.
func workspaces(folder string) []string {
	manifest, err := readManifest(folder)
	if err != nil || manifest.Workspaces == nil {
		return nil
	}
	var patterns []string
	if json.Unmarshal(manifest.Workspaces, &patterns) == nil {
		return patterns
	}
	var object struct {
		Packages []string `json:"packages"`
	}
	if json.Unmarshal(manifest.Workspaces, &object) != nil {
		return nil
	}
	return object.Packages
}

// matchesPath: * stands for anything within a path's segment, ** for any segments.
func matchesPath(pattern string, path []string) bool {
	pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
	head, tail, _ := strings.Cut(pattern, "/")
	switch {
	case head == "**":
		return matchesPath(tail, path) || (len(path) > 0 && matchesPath(pattern, path[1:]))
	case head == "":
		return len(path) == 0
	case len(path) == 0:
		return false
	}
	segment := "^" + strings.ReplaceAll(regexp.QuoteMeta(head), `\*`, "[^/]*") + "$"
	matches, err := regexp.MatchString(segment, path[0])
	return err == nil && matches && matchesPath(tail, path[1:])
}
