package server

import (
	"context"
	"fmt"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Update changes a resource in place.
func (p *Provider) Update(_ context.Context, request *pulumirpc.UpdateRequest) (*pulumirpc.UpdateResponse, error) {
	urn := request.GetUrn()
	resource, err := p.resource(urn, "Update")
	if err != nil {
		return nil, err
	}
	fields := resource.Schema.Fields
	olds := values.FromStruct(request.GetOlds())
	before := bridge.Declared(resource.Schema, olds)
	news := values.FromStruct(request.GetNews())
	planned := bridge.KeepIgnored(fields, bridge.Plan(fields, before, news), before, news, request.GetIgnoreChanges())
	if request.GetPreview() {
		planned["id"] = request.GetId()
		return &pulumirpc.UpdateResponse{Properties: values.ToStruct(planned)}, nil
	}
	state := bridge.StateFrom(resource.Schema, request.GetId(), bridge.WithZeros(fields, before, planned))
	err = p.act(request.GetTimeout(), func(ctx shared.Context) error { return resource.Update(ctx, state, before) })
	agreed := bridge.AgreeWithPlan(fields, state.Values(), planned)
	made := bridge.StateFrom(resource.Schema, state.ID, agreed).Values()
	absent := bridge.AbsentBlocks(fields, made, planned, olds)
	properties := bridge.Outputs(resource.Schema, state.ID, made, absent)
	if err != nil {
		return nil, initFailed(state.ID, properties, fmt.Sprintf("updating %s: %s", urn, asErrorList(err)))
	}
	return &pulumirpc.UpdateResponse{Properties: values.ToStruct(properties)}, nil
}
