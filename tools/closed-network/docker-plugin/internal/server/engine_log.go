package server

import (
	"context"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// warn says something to the user, on a resource's row.
type warn func(ctx context.Context, urn, message string)

// warnings go to the Pulumi engine at an address; without one they go nowhere. It is connected to by the first of them.
func warnings(address string) (warn, error) {
	if address == "" {
		return func(context.Context, string, string) {}, nil
	}
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return nil, err
	}
	engine := pulumirpc.NewEngineClient(connection)
	return func(ctx context.Context, urn, message string) {
		// Whether it arrives makes no difference to what was asked.
		_, _ = engine.Log(ctx, &pulumirpc.LogRequest{
			Urn: urn, Message: message, Severity: pulumirpc.LogSeverity_WARNING,
		})
	}, nil
}
