package server

import (
	"context"
	"fmt"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Read is a refresh when the engine sends what is recorded; an import or a `get` when it sends the id alone.
func (p *Provider) Read(_ context.Context, request *pulumirpc.ReadRequest) (*pulumirpc.ReadResponse, error) {
	urn := request.GetUrn()
	resource, err := p.resource(urn, "Read")
	if err != nil {
		return nil, err
	}
	recorded := values.FromStruct(request.GetProperties())
	state := bridge.StateFrom(resource.Schema, request.GetId(), bridge.Declared(resource.Schema, recorded))
	err = p.act(0, func(ctx shared.Context) error { return resource.Read(ctx, state) })
	if err != nil {
		return nil, fmt.Errorf("refreshing %s: %s", urn, asErrorList(err))
	}
	if state.ID == "" {
		return &pulumirpc.ReadResponse{}, nil
	}
	fields := resource.Schema.Fields
	inputs := bridge.ImportedInputs(fields, state.Values())
	if len(recorded) > 0 {
		inputs = bridge.RefreshedInputs(fields, values.FromStruct(request.GetInputs()), state.Values())
	}
	return &pulumirpc.ReadResponse{
		Id:         state.ID,
		Properties: values.ToStruct(bridge.Outputs(resource.Schema, state.ID, state.Values(), nil)),
		Inputs:     values.ToStruct(bridge.MarkSecrets(fields, inputs)),
	}, nil
}
