// Package server answers the calls of pulumirpc.ResourceProvider.
package server

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const defaultTimeout = 20 * time.Minute

// waitsVariable switches what the official plugin waits for nothing off.
const waitsVariable = "PULUMI_DOCKER_STAND_IN_WAITS"

// Provider is one provider process: its configuration, and what has to stop when it is cancelled. It answers the calls that
// the official plugin answers; gRPC says UNIMPLEMENTED to the others.
type Provider struct {
	pulumirpc.UnimplementedResourceProviderServer
	version  string
	waits    bool
	warn     warn
	running  context.Context
	cancel   context.CancelCauseFunc
	mutex    sync.Mutex
	settings *settings
}

type settings struct {
	engine *engine.Engine
	auths  engine.RegistryAuths
}

// New makes a provider of a version, which warns through the Pulumi engine at an address. Without one nobody is warned.
func New(version, engineAddress string) (*Provider, error) {
	warn, err := warnings(engineAddress)
	if err != nil {
		return nil, err
	}
	running, cancel := context.WithCancelCause(context.Background())
	waits := os.Getenv(waitsVariable) != "off"
	return &Provider{version: version, waits: waits, warn: warn, running: running, cancel: cancel}, nil
}

// GetPluginInfo names the version.
func (p *Provider) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: p.version}, nil
}

// Cancel stops what is going on.
func (p *Provider) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	p.cancel(errors.New("the operation was cancelled"))
	return &emptypb.Empty{}, nil
}

func (p *Provider) configure(config values.Map) error {
	given, err := engine.SettingsOf(config)
	if err != nil {
		return err
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.settings = &settings{engine.New(given.Engine), given.Auths}
	return nil
}

// act runs an operation, which may take as many seconds as the resource's own limit; 0 for none.
func (p *Provider) act(timeoutSeconds float64, operation func(ctx shared.Context) error) error {
	p.mutex.Lock()
	settings := p.settings
	p.mutex.Unlock()
	if settings == nil {
		return errors.New("the provider is not configured")
	}
	timeout := defaultTimeout
	if timeoutSeconds > 0 {
		timeout = time.Duration(timeoutSeconds * float64(time.Second))
	}
	ctx, stop := context.WithTimeoutCause(
		p.running, timeout, errors.New("The operation was aborted due to timeout"))
	defer stop()
	return operation(shared.Context{
		Context: ctx, Engine: settings.engine, Auths: settings.auths, Waits: p.waits,
	})
}

// resource is that of a URN's type; a method asks for it.
func (p *Provider) resource(urn, method string) (*shared.Resource, error) {
	token := parseURN(urn).token
	if resource := resources.ByToken(token); resource != nil {
		return resource, nil
	}
	if slices.Contains(officialResources, token) {
		return nil, fmt.Errorf(
			"%s is a resource of the official docker plugin that its stand-in for closed networks does not have", token)
	}
	return nil, fmt.Errorf("unrecognized resource type (%s): %s", method, token)
}
