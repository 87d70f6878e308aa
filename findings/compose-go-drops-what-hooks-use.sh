#!/bin/sh
# compose-go drops the volumes, networks, configs and secrets that only `pre_start` hooks and jobs use.
#
# Seen with: github.com/compose-spec/compose-go/v2 v2.16.2 (Go 1.26, Linux). Needs `go` on the PATH, and its module proxy.
#
# `Project.WithoutUnnecessaryResources`, through which docker compose sends each project, keeps what services use. What a
# hook of a service has, or a job (both are new in the specification), does not count. The mount stays, and names a
# volume that the project no longer declares: its name, driver and labels are lost.
#   used by a service        volumes 1, secrets 1
#   used by a hook of one    volumes 0, secrets 0
#   used by a job            volumes 0, secrets 0
# For the same reason the loader does not miss a volume of a hook or a job that is not declared at all; of a service it does.
#
# Exits with 0 while that is so.
set -eu
version=v2.16.2
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat >go.mod <<'MOD'
module example.org/hooks

go 1.24
MOD
cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

const used = `volumes: ["data:/data"], secrets: [key]`
const declared = "volumes:\n  data: { name: data-of-the-shop }\nsecrets:\n  key: { file: ./key }\n"

func load(file string) (*types.Project, error) {
	return loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  "/srv",
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(file)}},
	}, func(o *loader.Options) { o.SetProjectName("shop", true) })
}

func seen(file string) string {
	project, err := load(file + declared)
	if err != nil {
		return err.Error()
	}
	kept := project.WithoutUnnecessaryResources()
	return fmt.Sprintf("volumes %d, secrets %d", len(kept.Volumes), len(kept.Secrets))
}

func main() {
	service := "services:\n  web: { image: x, " + used + " }\n"
	hook := "services:\n  web: { image: x, pre_start: [{ command: [y], " + used + " }] }\n"
	job := "services:\n  web: { image: x }\njobs:\n  tidy: { image: x, triggers: { manual: true }, " + used + " }\n"
	changed := false
	for _, each := range []struct{ who, file, seen string }{
		{"a service", service, "volumes 1, secrets 1"},
		{"a hook", hook, "volumes 0, secrets 0"},
		{"a job", job, "volumes 0, secrets 0"},
	} {
		got := seen(each.file)
		fmt.Printf("%-10s %s\n", each.who, got)
		changed = changed || got != each.seen
	}
	for _, each := range []struct {
		file   string
		missed bool
	}{{service, true}, {hook, false}, {job, false}} {
		_, err := load(each.file)
		fmt.Println("undeclared:", err)
		changed = changed || (err != nil) != each.missed
	}
	if changed {
		fmt.Println("CHANGED")
		os.Exit(1)
	}
	fmt.Println("as known")
}
GO
go get "github.com/compose-spec/compose-go/v2@$version" >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go run .
