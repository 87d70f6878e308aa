package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// runArguments are those of @pulumi/pulumi/cmd/run; empty ones are left out.
func runArguments(program program, engineAddress, tracing string, request *pulumirpc.RunRequest) []string {
	var arguments []string
	for _, flag := range [][2]string{
		{"--monitor", request.GetMonitorAddress()},
		{"--engine", engineAddress},
		{"--organization", request.GetOrganization()},
		{"--project", request.GetProject()},
		{"--root-directory", program.rootDirectory},
		{"--stack", request.GetStack()},
		{"--pwd", program.directory},
		{"--parallel", strconv.Itoa(int(request.GetParallel()))},
		{"--tracing", tracing},
	} {
		if flag[1] != "" {
			arguments = append(arguments, flag[0], flag[1])
		}
	}
	if request.GetDryRun() {
		arguments = append(arguments, "--dry-run")
	}
	entryPoint := program.entryPoint
	if entryPoint == "" {
		entryPoint = "."
	}
	return append(append(arguments, entryPoint), request.GetArgs()...)
}

// runConfig is the stack's configuration as the SDK reads it from PULUMI_CONFIG. Keys go in the form
// <namespace>:config:<name>, which every version of the SDK understands.
func runConfig(config map[string]string) (string, error) {
	entries := map[string]string{}
	for key, value := range config {
		namespace, name, found := strings.Cut(key, ":")
		if !found {
			return "", fmt.Errorf("configuration key %q has no namespace", key)
		}
		entries[namespace+":config:"+strings.TrimPrefix(name, "config:")] = value
	}
	text, err := json.Marshal(entries)
	return string(text), err
}

// configSecretKeys names the secret ones, for PULUMI_CONFIG_SECRET_KEYS.
func configSecretKeys(keys []string) (string, error) {
	text, err := json.Marshal(append([]string{}, keys...))
	return string(text), err
}
