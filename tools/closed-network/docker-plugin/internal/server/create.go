package server

import (
	"context"
	"errors"
	"fmt"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Create makes a resource.
func (p *Provider) Create(_ context.Context, request *pulumirpc.CreateRequest) (*pulumirpc.CreateResponse, error) {
	urn := request.GetUrn()
	resource, err := p.resource(urn, "Create")
	if err != nil {
		return nil, err
	}
	planned := bridge.Plan(resource.Schema.Fields, nil, values.FromStruct(request.GetProperties()))
	if request.GetPreview() {
		planned["id"] = values.Unknown
		return &pulumirpc.CreateResponse{Properties: values.ToStruct(planned)}, nil
	}
	state := bridge.StateFrom(resource.Schema, "", planned)
	err = p.act(request.GetTimeout(), func(ctx shared.Context) error { return resource.Create(ctx, state) })
	switch {
	case err != nil && state.ID == "":
		return nil, errors.New(asErrorList(err))
	case state.ID == "":
		return nil, fmt.Errorf("expected non-empty ID for new state during Create of %s", urn)
	}
	fields := resource.Schema.Fields
	made := bridge.AgreeWithPlan(fields, state.Values(), planned)
	absent := bridge.AbsentBlocks(fields, made, planned, nil)
	properties := bridge.Outputs(resource.Schema, state.ID, made, absent)
	if err != nil {
		return nil, initFailed(state.ID, properties, fmt.Sprintf("creating %s: %s", urn, asErrorList(err)))
	}
	return &pulumirpc.CreateResponse{Id: state.ID, Properties: values.ToStruct(properties)}, nil
}
