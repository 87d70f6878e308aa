package server

import (
	"context"
	"fmt"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Check completes and checks a resource's inputs.
func (p *Provider) Check(ctx context.Context, request *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	resource, err := p.resource(request.GetUrn(), "Check")
	if err != nil {
		return nil, err
	}
	news := values.FromStruct(request.GetNews())
	result := bridge.Check(resource.Schema, bridge.CheckRequest{
		Name:   parseURN(request.GetUrn()).name,
		Olds:   values.FromStruct(request.GetOlds()),
		News:   news,
		Seed:   request.GetRandomSeed(),
		Naming: namingOf(request),
	})
	for range bridge.Deprecations(resource.Schema.Fields, news) {
		// The one old spelling there is: a service's network by name.
		p.warn(ctx, request.GetUrn(), fmt.Sprintf(
			"%s verification warning: Argument is deprecated. Use the id attribute.", request.GetUrn()))
	}
	return &pulumirpc.CheckResponse{
		Inputs:   values.ToStruct(result.Inputs),
		Failures: checkFailures(result.Failures),
	}, nil
}

func checkFailures(reasons []string) []*pulumirpc.CheckFailure {
	failures := []*pulumirpc.CheckFailure{}
	for _, reason := range reasons {
		failures = append(failures, &pulumirpc.CheckFailure{Reason: reason})
	}
	return failures
}

func namingOf(request *pulumirpc.CheckRequest) *bridge.AutoNaming {
	options := request.GetAutonaming()
	if options == nil {
		return nil
	}
	naming := &bridge.AutoNaming{Mode: bridge.Propose, ProposedName: options.GetProposedName()}
	switch options.GetMode() {
	case pulumirpc.CheckRequest_AutonamingOptions_ENFORCE:
		naming.Mode = bridge.Enforce
	case pulumirpc.CheckRequest_AutonamingOptions_DISABLE:
		naming.Mode = bridge.Disable
	}
	return naming
}
