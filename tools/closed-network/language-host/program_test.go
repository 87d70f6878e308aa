package main

import (
	"strings"
	"testing"
)

func TestNodeOptions(t *testing.T) {
	defaults := nodeOptions{typescript: true, packagemanager: "auto"}
	with := func(change func(*nodeOptions)) nodeOptions {
		options := defaults
		change(&options)
		return options
	}
	for _, c := range []struct {
		given map[string]any
		want  nodeOptions
	}{
		{nil, defaults},
		{map[string]any{"typescript": false}, with(func(o *nodeOptions) { o.typescript = false })},
		{map[string]any{"tsconfig": "tsconfig.infra.json"}, with(func(o *nodeOptions) { o.tsconfig = "tsconfig.infra.json" })},
		{map[string]any{"nodeargs": "--trace-warnings", "production": true}, with(func(o *nodeOptions) {
			o.nodeargs, o.production = "--trace-warnings", true
		})},
		{map[string]any{"packagemanager": "pnpm", "other": 1}, with(func(o *nodeOptions) { o.packagemanager = "pnpm" })},
	} {
		if got, err := readNodeOptions(c.given); err != nil || got != c.want {
			t.Errorf("%v: %+v, %v", c.given, got, err)
		}
	}
}

func TestNodeOptionsRefused(t *testing.T) {
	for _, c := range []struct {
		given map[string]any
		said  string
	}{
		{map[string]any{"typescript": "no"}, "typescript option must be a boolean"},
		{map[string]any{"nodeargs": []any{"-x"}}, "nodeargs option must be a string"},
		{map[string]any{"packagemanager": "apt"}, `it is "apt"`},
	} {
		if _, err := readNodeOptions(c.given); err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%v: %v", c.given, err)
		}
	}
}

func TestNoProgramInformation(t *testing.T) {
	if _, err := readProgram(nil); err == nil || !strings.Contains(err.Error(), "no program information") {
		t.Error(err)
	}
}
