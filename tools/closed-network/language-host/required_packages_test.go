package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/proto"
)

func TestRequiredPackage(t *testing.T) {
	for name, c := range map[string]struct {
		manifest string
		want     *pulumirpc.PackageDependency
	}{
		"a plain package":                     {`{"name": "yaml", "version": "2.0.0"}`, nil},
		"a package that only mentions pulumi": {`{"name": "x", "version": "1.0.0", "pulumi": {"resource": false}}`, nil},
		"no object at all":                    {`null`, nil},
		"an official package": {
			`{"name": "@pulumi/docker", "version": "5.2.0", "pulumi": {"resource": true}}`,
			&pulumirpc.PackageDependency{Name: "docker", Kind: "resource", Version: "v5.2.0"},
		},
		"a third party's package with its own server and version": {
			`{"name": "@acme/thing", "version": "1.0.0",
			  "pulumi": {"resource": true, "name": "thing", "version": "v2.1.0", "server": "s"}}`,
			&pulumirpc.PackageDependency{Name: "thing", Kind: "resource", Version: "v2.1.0", Server: "s"},
		},
		"a parameterized package": {
			`{"name": "@pulumi/terraform-provider", "version": "1.0.0",
			  "pulumi": {"resource": true, "parameterization": {"name": "random", "version": "3.0.0", "value": "e30="}}}`,
			&pulumirpc.PackageDependency{
				Name: "terraform-provider", Kind: "resource", Version: "v1.0.0",
				Parameterization: &pulumirpc.PackageParameterization{Name: "random", Version: "3.0.0", Value: []byte("{}")},
			},
		},
	} {
		var read manifest
		if err := json.Unmarshal([]byte(c.manifest), &read); err != nil {
			t.Fatal(err)
		}
		got, err := requiredPackage(&read)
		if err != nil || !proto.Equal(got, c.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestRequiredPackageRefused(t *testing.T) {
	for text, said := range map[string]string{
		`{"name": "@pulumi/x", "pulumi": {"resource": true}}`:                       "no version",
		`{"name": "third-party", "version": "1.0.0", "pulumi": {"resource": true}}`: `no "name"`,
	} {
		var read manifest
		if err := json.Unmarshal([]byte(text), &read); err != nil {
			t.Fatal(err)
		}
		if _, err := requiredPackage(&read); err == nil || !strings.Contains(err.Error(), said) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestRequiredPackagesAreFoundAtEveryDepthBelowNodeModules(t *testing.T) {
	root := tree(t, map[string]string{
		"package.json": plugin("self", "1.0.0"),
		"node_modules/@pulumi/docker/package.json":                plugin("docker", "5.2.0"),
		"node_modules/a/node_modules/@pulumi/random/package.json": plugin("random", "4.0.0"),
		"app/node_modules/@pulumi/docker/package.json":            plugin("docker", "4.9.0"),
		"node_modules/yaml/package.json":                          `{"name": "yaml", "version": "2.0.0"}`,
	})
	expectPackages(t, root, "docker@v4.9.0", "docker@v5.2.0", "random@v4.0.0")
}

func TestRequiredPackagesSkipWhatCannotBeReadAndPolicyPacks(t *testing.T) {
	root := tree(t, map[string]string{
		"node_modules/broken/package.json":             "{",
		"node_modules/nameless/package.json":           `{"version": "1.0.0", "pulumi": {"resource": true}}`,
		"policy/PulumiPolicy.yaml":                     "runtime: nodejs",
		"policy/node_modules/@pulumi/aws/package.json": plugin("aws", "7.0.0"),
	})
	link(t, filepath.Join(root, "gone"), filepath.Join(root, "node_modules/dangling"))
	expectPackages(t, root)
}

func TestRequiredPackagesFollowALinkOnceAndDoNotLoop(t *testing.T) {
	root := tree(t, map[string]string{
		"lib/node_modules/@pulumi/docker/package.json": plugin("docker", "5.2.0"),
		"node_modules/.keep":                           "",
	})
	link(t, filepath.Join(root, "lib"), filepath.Join(root, "node_modules/lib"))
	link(t, root, filepath.Join(root, "lib/back"))
	expectPackages(t, root, "docker@v5.2.0")
}

func expectPackages(t *testing.T, root string, want ...string) {
	t.Helper()
	packages, err := requiredPackages(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, found := range packages {
		got = append(got, found.GetName()+"@"+found.GetVersion())
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("found %v instead of %v", got, want)
	}
}

func plugin(name, version string) string {
	return fmt.Sprintf(`{"name": "@pulumi/%s", "version": %q, "pulumi": {"resource": true}}`, name, version)
}

// tree writes files into a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range files {
		file := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
}
