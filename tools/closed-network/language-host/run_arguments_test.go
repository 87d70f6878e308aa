package main

import (
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

func TestRunArguments(t *testing.T) {
	request := func(change func(*pulumirpc.RunRequest)) *pulumirpc.RunRequest {
		request := &pulumirpc.RunRequest{
			MonitorAddress: "127.0.0.1:1", Organization: "organization", Project: "shop", Stack: "demo", Parallel: 8,
		}
		change(request)
		return request
	}
	const start = "--monitor 127.0.0.1:1 --engine 127.0.0.1:2 --organization organization --project shop " +
		"--root-directory /shop --stack demo --pwd /shop/infra --parallel 8"
	for _, c := range []struct {
		entryPoint, tracing string
		change              func(*pulumirpc.RunRequest)
		end                 string
	}{
		{"index.js", "", func(*pulumirpc.RunRequest) {}, " index.js"},
		{"index.js", "", func(r *pulumirpc.RunRequest) { r.DryRun = true }, " --dry-run index.js"},
		{"", "", func(r *pulumirpc.RunRequest) { r.Args = []string{"a", "--b"} }, " . a --b"},
		{"index.js", "file:./t", func(*pulumirpc.RunRequest) {}, " --tracing file:./t index.js"},
	} {
		program := program{rootDirectory: "/shop", directory: "/shop/infra", entryPoint: c.entryPoint}
		got := strings.Join(runArguments(program, "127.0.0.1:2", c.tracing, request(c.change)), " ")
		if got != start+c.end {
			t.Errorf("%s instead of %s", got, start+c.end)
		}
	}
}

func TestRunConfig(t *testing.T) {
	for _, c := range []struct {
		config map[string]string
		want   string
	}{
		{nil, "{}"},
		{map[string]string{"shop:redisPass": "abc123"}, `{"shop:config:redisPass":"abc123"}`},
		{map[string]string{"docker:config:host": "unix:///x"}, `{"docker:config:host":"unix:///x"}`},
		{map[string]string{"a:b:c": "1"}, `{"a:config:b:c":"1"}`},
	} {
		if got, err := runConfig(c.config); err != nil || got != c.want {
			t.Errorf("%v: %s, %v", c.config, got, err)
		}
	}
	if _, err := runConfig(map[string]string{"key": "value"}); err == nil ||
		!strings.Contains(err.Error(), `"key" has no namespace`) {
		t.Error(err)
	}
}

func TestNoSecretKeysAreAnEmptyList(t *testing.T) {
	if got, err := configSecretKeys(nil); err != nil || got != "[]" {
		t.Errorf("%s, %v", got, err)
	}
}
