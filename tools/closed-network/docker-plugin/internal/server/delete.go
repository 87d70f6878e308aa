package server

import (
	"context"
	"fmt"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Delete takes a resource away.
func (p *Provider) Delete(_ context.Context, request *pulumirpc.DeleteRequest) (*emptypb.Empty, error) {
	urn := request.GetUrn()
	resource, err := p.resource(urn, "Delete")
	if err != nil {
		return nil, err
	}
	recorded := bridge.Declared(resource.Schema, values.FromStruct(request.GetProperties()))
	state := bridge.StateFrom(resource.Schema, request.GetId(), recorded)
	err = p.act(request.GetTimeout(), func(ctx shared.Context) error { return resource.Delete(ctx, state) })
	if err != nil {
		return nil, fmt.Errorf("deleting %s: %s", urn, asErrorList(err))
	}
	return &emptypb.Empty{}, nil
}
