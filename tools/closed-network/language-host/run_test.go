package main

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc/metadata"
)

func TestNodeArguments(t *testing.T) {
	for line, want := range map[string][]string{
		"":                         {},
		"--trace-warnings":         {"--trace-warnings"},
		"  -a   -b ":               {"-a", "-b"},
		`--require "./my file.js"`: {"--require", "./my file.js"},
		`--title='a "b"'`:          {`--title=a "b"`},
		`a\ b`:                     {"a b"},
		`""`:                       {""},
	} {
		command, err := nodeCommand(nodeOptions{nodeargs: line}, "run.js", []string{"--flag"})
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if want := slices.Concat([]string{"node"}, want, []string{"run.js", "--flag"}); !slices.Equal(command.Args, want) {
			t.Errorf("%s: %q instead of %q", line, command.Args, want)
		}
	}
	if _, err := nodeCommand(nodeOptions{nodeargs: `--title="x`}, "run.js", nil); err == nil ||
		!strings.Contains(err.Error(), "nodeargs") {
		t.Error(err)
	}
}

func TestTypescriptEnv(t *testing.T) {
	got := typescriptEnv(nodeOptions{typescript: true, tsconfig: "tsconfig.infra.json"})
	want := []string{"PULUMI_NODEJS_TYPESCRIPT=true", "PULUMI_NODEJS_TSCONFIG_PATH=tsconfig.infra.json"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := typescriptEnv(nodeOptions{}); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestHowAProgramEnded(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a POSIX shell")
	}
	for script, want := range map[string]struct {
		bail bool
		said string
	}{
		"exit 0":        {false, ""},
		"exit 32":       {true, ""},
		"exit 3":        {false, "Program exited with non-zero exit code: 3"},
		"kill -TERM $$": {false, "Program was ended by a signal: terminated"},
	} {
		got := runResponse(exec.Command("sh", "-c", script).Run())
		if got.GetBail() != want.bail || got.GetError() != want.said {
			t.Errorf("%s: %v", script, got)
		}
	}
	if got := runResponse(errors.New("no such file")); got.GetError() != "could not start Node.js: no such file" {
		t.Error(got)
	}
}

func TestTraceEnv(t *testing.T) {
	parent := "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	call := metadata.NewIncomingContext(context.Background(), metadata.Pairs("traceparent", parent))
	if got := traceEnv(call); !slices.Equal(got, []string{"TRACEPARENT=" + parent}) {
		t.Error(got)
	}
	if got := traceEnv(context.Background()); got != nil {
		t.Error(got)
	}
}
