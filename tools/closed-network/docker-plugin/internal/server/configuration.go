package server

import (
	"context"
	"maps"
	"slices"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// CheckConfig checks a provider's settings and leaves them as they are.
func (p *Provider) CheckConfig(
	_ context.Context, request *pulumirpc.CheckRequest,
) (*pulumirpc.CheckResponse, error) {
	news := values.FromStruct(request.GetNews())
	config := decodeConfig(news)
	delete(config, "version")
	reasons := []string{}
	for _, failure := range bridge.Validate(schema.ProviderConfig, config) {
		reasons = append(reasons, bridge.ProviderFailure(failure, parseURN(request.GetUrn()).name))
	}
	if len(reasons) > 0 {
		return &pulumirpc.CheckResponse{Failures: checkFailures(reasons)}, nil
	}
	return &pulumirpc.CheckResponse{Inputs: values.ToStruct(withSecretPasswords(news))}, nil
}

// withSecretPasswords: passwords of registries are inside an encoded text, which can only be secret as a whole.
func withSecretPasswords(news values.Map) values.Map {
	encoded := values.Text(news, "registryAuth")
	if !strings.Contains(encoded, `"password"`) {
		return news
	}
	result := maps.Clone(news)
	result["registryAuth"] = values.Secret(encoded)
	return result
}

// DiffConfig: no setting of the provider replaces it, and with it all its resources.
func (p *Provider) DiffConfig(
	_ context.Context, request *pulumirpc.DiffRequest,
) (*pulumirpc.DiffResponse, error) {
	olds := values.FromStruct(request.GetOlds())
	news := values.FromStruct(request.GetNews())
	names := slices.Concat(slices.Collect(maps.Keys(olds)), slices.Collect(maps.Keys(news)))
	slices.Sort(names)
	changed := slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		return name == "version" || values.Same(olds[name], news[name])
	})
	if len(changed) == 0 {
		return &pulumirpc.DiffResponse{}, nil
	}
	return &pulumirpc.DiffResponse{Changes: pulumirpc.DiffResponse_DIFF_SOME, Diffs: changed}, nil
}

// Configure takes a provider's settings.
func (p *Provider) Configure(
	_ context.Context, request *pulumirpc.ConfigureRequest,
) (*pulumirpc.ConfigureResponse, error) {
	if err := p.configure(decodeConfig(values.FromStruct(request.GetArgs()))); err != nil {
		return nil, err
	}
	return &pulumirpc.ConfigureResponse{SupportsPreview: true, SupportsAutonamingConfiguration: true}, nil
}
