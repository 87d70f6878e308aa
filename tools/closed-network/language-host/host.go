package main

import (
	"context"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

// host answers the calls of pulumirpc.LanguageRuntime that up, preview, refresh, destroy, install, about and component
// providers need. The embedded server answers Unimplemented to the others: GetRequiredPlugins, which the official host
// refuses as well, and the code generation (GenerateProgram, GenerateProject, GeneratePackage, Pack, Link).
type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer

	tracing string
	running *children
	watch   func(engineAddress string)

	mutex         sync.Mutex
	engineAddress string
}

func newHost(engineAddress, tracing string, running *children, watch func(string)) *host {
	watch(engineAddress)
	return &host{tracing: tracing, running: running, watch: watch, engineAddress: engineAddress}
}

func (h *host) engine() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.engineAddress
}

// Handshake takes over the engine's address.
func (h *host) Handshake(
	_ context.Context, request *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if address := request.GetEngineAddress(); address != h.engineAddress {
		h.engineAddress = address
		h.watch(address)
	}
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version}, nil
}

func (h *host) GetRequiredPackages(
	_ context.Context, request *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	program, err := readProgram(request.GetInfo())
	if err != nil {
		return nil, err
	}
	packages, err := requiredPackages(program.directory)
	return &pulumirpc.GetRequiredPackagesResponse{Packages: packages}, err
}

// Template: a new project needs nothing beyond the template itself.
func (h *host) Template(context.Context, *pulumirpc.TemplateRequest) (*pulumirpc.TemplateResponse, error) {
	return &pulumirpc.TemplateResponse{}, nil
}

func (h *host) GetProgramDependencies(
	_ context.Context, request *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	program, err := readProgram(request.GetInfo())
	if err != nil {
		return nil, err
	}
	dependencies := programDependencies(program.directory, request.GetTransitiveDependencies())
	return &pulumirpc.GetProgramDependenciesResponse{Dependencies: dependencies}, nil
}

func (h *host) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	h.running.cancel()
	return &emptypb.Empty{}, nil
}
