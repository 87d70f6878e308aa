package main

import (
	"cmp"
	"path/filepath"
	"slices"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// programDependencies are the npm packages a program depends on in the versions that are installed, found as Node.js would
// find them; with transitive, theirs as well. A package that is declared but not installed is left out.
func programDependencies(directory string, transitive bool) []*pulumirpc.DependencyInfo {
	found := map[string]*pulumirpc.DependencyInfo{}
	var visit func(folder string, deeper bool)
	visit = func(folder string, deeper bool) {
		for _, name := range dependencyNames(folder) {
			installed, version := findPackage(folder, name)
			key := name + "@" + version
			if installed == "" || found[key] != nil {
				continue
			}
			found[key] = &pulumirpc.DependencyInfo{Name: name, Version: version}
			if deeper {
				visit(installed, true)
			}
		}
	}
	visit(directory, transitive)
	dependencies := make([]*pulumirpc.DependencyInfo, 0, len(found))
	for _, dependency := range found {
		dependencies = append(dependencies, dependency)
	}
	slices.SortFunc(dependencies, func(a, b *pulumirpc.DependencyInfo) int {
		return cmp.Or(cmp.Compare(a.GetName(), b.GetName()), cmp.Compare(a.GetVersion(), b.GetVersion()))
	})
	return dependencies
}

func dependencyNames(folder string) []string {
	manifest, err := readManifest(folder)
	if err != nil {
		return nil
	}
	var names []string
	for name := range manifest.Dependencies {
		names = append(names, name)
	}
	for name := range manifest.DevDependencies {
		names = append(names, name)
	}
	return names
}

func findPackage(from, name string) (folder, version string) {
	for _, parent := range upwards(from) {
		folder := filepath.Join(parent, "node_modules", name)
		if manifest, err := readManifest(folder); err == nil {
			return folder, manifest.Version
		}
	}
	return "", ""
}
