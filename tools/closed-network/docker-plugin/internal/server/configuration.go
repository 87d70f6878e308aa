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

// DiffConfig compares the settings as they were given before and are given now, the plugin's version among them. No setting
// of the provider replaces it, and with it all its resources.
func (p *Provider) DiffConfig(
	_ context.Context, request *pulumirpc.DiffRequest,
) (*pulumirpc.DiffResponse, error) {
	olds := values.FromStruct(request.GetOldInputs())
	news := values.FromStruct(request.GetNews())
	response := &pulumirpc.DiffResponse{}
	detailed := map[string]*pulumirpc.PropertyDiff{}
	for _, name := range slices.Sorted(maps.Keys(union(olds, news))) {
		if slices.Contains(request.GetIgnoreChanges(), name) || values.Same(olds[name], news[name]) {
			continue
		}
		kind := pulumirpc.PropertyDiff_UPDATE
		if olds[name] == nil {
			kind = pulumirpc.PropertyDiff_ADD
		} else if news[name] == nil {
			kind = pulumirpc.PropertyDiff_DELETE
		}
		detailed[name] = &pulumirpc.PropertyDiff{Kind: kind, InputDiff: true}
		response.Diffs = append(response.Diffs, name)
	}
	if len(detailed) > 0 {
		response.Changes, response.DetailedDiff = pulumirpc.DiffResponse_DIFF_SOME, detailed
	}
	return response, nil
}

func union(a, b values.Map) values.Map {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
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
