#!/bin/sh
# compose-go reads the name of a volume of one letter as the letter of a drive, on Linux too: the volume is not used.
#
# Seen with: github.com/compose-spec/compose-go/v2 v2.16.2 (Go 1.26, Linux). Needs `go` on the PATH, and its module proxy.
#
# With `volumes: ["v:/data"]` in a service and a volume `v` at the top level, the short syntax gives a mount of the type
# "volume" without a source, whose target is "v:/data"; the volume `v`, which nothing seems to use, goes from the
# project. No error, no warning. With the name `vv`, source and target are what one expects.
#   v:/data   source ""     target "v:/data"   volumes of the project: 0
#   vv:/data  source "vv"   target "/data"     volumes of the project: 1
#
# Exits with 0 while that is so.
set -eu
version=v2.16.2
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat >go.mod <<'MOD'
module example.org/volume

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

func seen(name string) string {
	file := fmt.Sprintf("services:\n  db: { image: x, volumes: [\"%s:/data\"] }\nvolumes:\n  %s: {}\n", name, name)
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  "/srv",
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(file)}},
	}, func(o *loader.Options) { o.SetProjectName("shop", true) })
	if err != nil {
		return err.Error()
	}
	mount := project.Services["db"].Volumes[0]
	used := project.WithoutUnnecessaryResources()
	return fmt.Sprintf("%s source %q target %q volumes %d", mount.Type, mount.Source, mount.Target, len(used.Volumes))
}

func main() {
	one, two := seen("v"), seen("vv")
	fmt.Println(one)
	fmt.Println(two)
	if one != `volume source "" target "v:/data" volumes 0` || two != `volume source "vv" target "/data" volumes 1` {
		fmt.Println("CHANGED")
		os.Exit(1)
	}
	fmt.Println("as known")
}
GO
go get "github.com/compose-spec/compose-go/v2@$version" >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go run .
