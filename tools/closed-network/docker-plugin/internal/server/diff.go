package server

import (
	"context"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Diff tells what a change of inputs does to a resource.
func (p *Provider) Diff(_ context.Context, request *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	resource, err := p.resource(request.GetUrn(), "Diff")
	if err != nil {
		return nil, err
	}
	olds := bridge.Declared(resource.Schema, values.FromStruct(request.GetOlds()))
	result := bridge.Diff(resource.Schema, olds, values.FromStruct(request.GetNews()), request.GetIgnoreChanges())
	response := &pulumirpc.DiffResponse{
		Changes:             pulumirpc.DiffResponse_DIFF_NONE,
		Diffs:               result.Diffs,
		Replaces:            result.Replaces,
		Stables:             result.Stables,
		DeleteBeforeReplace: result.DeleteBeforeReplace,
		HasDetailedDiff:     true,
		DetailedDiff:        map[string]*pulumirpc.PropertyDiff{},
	}
	if result.Changed {
		response.Changes = pulumirpc.DiffResponse_DIFF_SOME
	}
	for path, kind := range result.Detailed {
		response.DetailedDiff[path] = &pulumirpc.PropertyDiff{Kind: kindOf(kind)}
	}
	return response, nil
}

var (
	kinds = map[bridge.Change]pulumirpc.PropertyDiff_Kind{
		bridge.Add:    pulumirpc.PropertyDiff_ADD,
		bridge.Delete: pulumirpc.PropertyDiff_DELETE,
		bridge.Update: pulumirpc.PropertyDiff_UPDATE,
	}
	replacingKinds = map[bridge.Change]pulumirpc.PropertyDiff_Kind{
		bridge.Add:    pulumirpc.PropertyDiff_ADD_REPLACE,
		bridge.Delete: pulumirpc.PropertyDiff_DELETE_REPLACE,
		bridge.Update: pulumirpc.PropertyDiff_UPDATE_REPLACE,
	}
)

func kindOf(kind bridge.DiffKind) pulumirpc.PropertyDiff_Kind {
	if kind.Replaces {
		return replacingKinds[kind.Change]
	}
	return kinds[kind.Change]
}
