#!/bin/sh
# compose-go turns a whole number beyond 64 bits into the smallest one, and a size given as a date into none.
#
# Seen with: github.com/compose-spec/compose-go/v2 v2.16.2 (Go 1.26, Linux). Needs `go` on the PATH, and its module proxy.
#
# YAML's reader gives such a number as a float, and the float is converted without a look at its range; a plain
# 2026-11-28 it gives as a time, which the size of a limit takes for nothing. The file is accepted, and the service has
# another limit than the file says, or no limit:
#   pids_limit: 99999999999999999999   ->  -9223372036854775808 (an engine takes any negative number for "no limit")
#   mem_limit: 2026-11-28              ->  0 (no limit)
# The same in quotes are refused. (`scale`, which has a lower bound, is refused either way.)
#
# Exits with 0 while that is so.
set -eu
version=v2.16.2
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat >go.mod <<'MOD'
module example.org/numbers

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

func seen(attribute string) string {
	file := fmt.Sprintf("services:\n  web: { image: x, %s }\n", attribute)
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  "/srv",
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(file)}},
	}, func(o *loader.Options) { o.SetProjectName("shop", true) })
	if err != nil {
		return "refused"
	}
	web := project.Services["web"]
	return fmt.Sprintf("pids %d memory %d", web.PidsLimit, web.MemLimit)
}

func main() {
	expected := []struct{ attribute, seen string }{
		{`pids_limit: 99999999999999999999`, "pids -9223372036854775808 memory 0"},
		{`pids_limit: "99999999999999999999"`, "refused"},
		{`mem_limit: 2026-11-28`, "pids 0 memory 0"},
		{`mem_limit: "2026-11-28"`, "refused"},
	}
	changed := false
	for _, each := range expected {
		got := seen(each.attribute)
		fmt.Printf("%-40s %s\n", each.attribute, got)
		changed = changed || got != each.seen
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
