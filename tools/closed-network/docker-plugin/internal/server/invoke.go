package server

import (
	"context"
	"fmt"
	"slices"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/functions"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Invoke calls a function.
func (p *Provider) Invoke(_ context.Context, request *pulumirpc.InvokeRequest) (*pulumirpc.InvokeResponse, error) {
	token := request.GetTok()
	function := functions.ByToken(token)
	if function == nil {
		return nil, unknownFunction(token)
	}
	args := values.FromStruct(request.GetArgs())
	if !values.IsSet(args, "name") {
		failure := &pulumirpc.CheckFailure{Property: "name", Reason: "Missing required argument name"}
		return &pulumirpc.InvokeResponse{Failures: []*pulumirpc.CheckFailure{failure}}, nil
	}
	var result values.Map
	err := p.act(0, func(ctx shared.Context) error {
		var err error
		result, err = function.Invoke(ctx, args)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("invoking %s: %s", token, asErrorList(err))
	}
	return &pulumirpc.InvokeResponse{Return: values.ToStruct(result)}, nil
}

func unknownFunction(token string) error {
	if slices.Contains(officialFunctions, token) {
		return fmt.Errorf(
			"%s is a function of the official docker plugin that its stand-in for closed networks does not have", token)
	}
	return fmt.Errorf("unrecognized data function (Invoke): %s", token)
}
