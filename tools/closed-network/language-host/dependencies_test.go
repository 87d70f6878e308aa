package main

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestProgramDependencies(t *testing.T) {
	root := tree(t, map[string]string{
		"app/package.json":                `{"dependencies": {"a": "^1", "missing": "1"}, "devDependencies": {"b": "*"}}`,
		"node_modules/a/package.json":     `{"version": "1.2.0", "dependencies": {"c": "1", "a": "1"}}`,
		"app/node_modules/b/package.json": `{"version": "2.0.0"}`,
		"node_modules/c/package.json":     `{"version": "3.0.0", "dependencies": {"a": "1"}}`,
	})
	for _, c := range []struct {
		folder     string
		transitive bool
		want       []string
	}{
		{"app", false, []string{"a@1.2.0", "b@2.0.0"}},
		{"app", true, []string{"a@1.2.0", "b@2.0.0", "c@3.0.0"}},
		{".", true, nil},
	} {
		var got []string
		for _, found := range programDependencies(filepath.Join(root, c.folder), c.transitive) {
			got = append(got, found.GetName()+"@"+found.GetVersion())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v", c, got)
		}
	}
}
