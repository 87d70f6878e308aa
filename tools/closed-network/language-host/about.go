package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// About is what `pulumi about` shows of the runtime. What cannot be told is left out. The CLI asks for it at every update
// too, so that as little as possible is started for it.
func (h *host) About(_ context.Context, request *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	program, err := readProgram(request.GetInfo())
	if err != nil {
		return nil, err
	}
	executable, err := exec.LookPath("node")
	if err != nil {
		return nil, err
	}
	said, err := exec.Command(executable, "--version").Output()
	if err != nil {
		return nil, err
	}
	manager := packageManager(program.options.packagemanager, program.directory)
	metadata := map[string]string{"packagemanager": manager}
	if version, err := packageManagerVersion(manager); err == nil {
		metadata["packagemanagerVersion"] = version
	}
	for _, folder := range upwards(program.directory) {
		if manifest, err := readManifest(filepath.Join(folder, "node_modules", "typescript")); err == nil {
			metadata["typescriptVersion"] = manifest.Version
			break
		}
	}
	return &pulumirpc.AboutResponse{
		Executable: executable, Version: strings.TrimSpace(string(said)), Metadata: metadata,
	}, nil
}

// RuntimeOptionsPrompts asks a new project for its package manager, unless its options already say.
func (h *host) RuntimeOptionsPrompts(
	_ context.Context, request *pulumirpc.RuntimeOptionsRequest,
) (*pulumirpc.RuntimeOptionsResponse, error) {
	if _, said := request.GetInfo().GetOptions().GetFields()["packagemanager"]; said {
		return &pulumirpc.RuntimeOptionsResponse{}, nil
	}
	choice := func(name string) *pulumirpc.RuntimeOptionPrompt_RuntimeOptionValue {
		return &pulumirpc.RuntimeOptionPrompt_RuntimeOptionValue{
			PromptType: pulumirpc.RuntimeOptionPrompt_STRING, StringValue: name, DisplayName: name,
		}
	}
	return &pulumirpc.RuntimeOptionsResponse{Prompts: []*pulumirpc.RuntimeOptionPrompt{{
		Key:         "packagemanager",
		Description: "The package manager to use for installing dependencies",
		PromptType:  pulumirpc.RuntimeOptionPrompt_STRING,
		Choices: []*pulumirpc.RuntimeOptionPrompt_RuntimeOptionValue{
			choice("npm"), choice("pnpm"), choice("yarn"), choice("bun"),
		},
		Default: choice("npm"),
	}}}, nil
}
