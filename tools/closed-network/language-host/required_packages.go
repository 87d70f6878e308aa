package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// policyFiles: a folder with one of these is a policy pack.
var policyFiles = map[string]bool{"PulumiPolicy.yaml": true, "PulumiPolicy.yml": true, "PulumiPolicy.json": true}

// requiredPackages walks a program's directory as the official host does: every package.json anywhere beneath a
// node_modules folder counts, links are followed once, policy packs are left out. Packages hoisted above the program's
// directory are not seen (nor does the official host see them): the engine asks for those plugins when the program
// registers a resource.
//
// A package that cannot be read is skipped: what it needs is still loaded at registration.
func requiredPackages(programDirectory string) ([]*pulumirpc.PackageDependency, error) {
	directory, err := filepath.EvalSymlinks(programDirectory)
	if err != nil {
		return nil, err
	}
	walk := packageWalk{visited: map[string]bool{}}
	if err := walk.enter(directory, false); err != nil {
		return nil, err
	}
	return walk.found, nil
}

type packageWalk struct {
	visited map[string]bool
	found   []*pulumirpc.PackageDependency
}

func (w *packageWalk) enter(directory string, inNodeModules bool) error {
	if w.visited[directory] {
		return nil
	}
	isProgram := len(w.visited) == 0
	w.visited[directory] = true
	entries, err := os.ReadDir(directory)
	if err != nil {
		return err
	}
	if !isProgram && hasPolicy(entries) {
		return nil
	}
	below := inNodeModules || filepath.Base(directory) == "node_modules"
	for _, entry := range entries {
		path := filepath.Join(directory, entry.Name())
		switch {
		case entry.IsDir():
			err = w.enter(path, below)
		case entry.Type()&os.ModeSymlink != 0:
			err = w.follow(path, below)
		case inNodeModules && entry.Name() == "package.json":
			w.read(directory)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *packageWalk) follow(link string, below bool) error {
	if info, err := os.Stat(link); err != nil || !info.IsDir() {
		return nil
	}
	target, err := filepath.EvalSymlinks(link)
	if err != nil {
		return err
	}
	return w.enter(target, below)
}

func (w *packageWalk) read(folder string) {
	manifest, err := readManifest(folder)
	if err != nil {
		return
	}
	if required, err := requiredPackage(manifest); err == nil && required != nil {
		w.found = append(w.found, required)
	}
}

func hasPolicy(entries []os.DirEntry) bool {
	for _, entry := range entries {
		if policyFiles[entry.Name()] {
			return true
		}
	}
	return false
}

// requiredPackage reads the pulumi section of a package.json: nil when the package has no resource plugin, an error when it
// has one but its name or version cannot be told.
func requiredPackage(manifest *manifest) (*pulumirpc.PackageDependency, error) {
	section := manifest.Pulumi
	if section == nil || !section.Resource {
		return nil, nil
	}
	version := section.Version
	if version == "" {
		version = manifest.Version
	}
	if version == "" {
		return nil, fmt.Errorf("package %q has a Pulumi plugin but no version", manifest.Name)
	}
	if !strings.HasPrefix(version, "v") {
		version = "v" + version
	}
	name := section.Name
	if name == "" {
		// Only packages of the @pulumi scope may leave the plugin's name to the package's.
		var isPulumis bool
		if name, isPulumis = strings.CutPrefix(manifest.Name, "@pulumi/"); !isPulumis {
			return nil, fmt.Errorf(`package %q has a Pulumi plugin but no "name" in its "pulumi" section`, manifest.Name)
		}
	}
	return &pulumirpc.PackageDependency{
		Name:             name,
		Kind:             "resource",
		Version:          version,
		Server:           section.Server,
		Parameterization: parameterizationOf(section.Parameterization),
		Extension:        parameterizationOf(section.ExtensionParameterization),
	}, nil
}

func parameterizationOf(given *parameterization) *pulumirpc.PackageParameterization {
	if given == nil {
		return nil
	}
	return &pulumirpc.PackageParameterization{Name: given.Name, Version: given.Version, Value: given.Value}
}
