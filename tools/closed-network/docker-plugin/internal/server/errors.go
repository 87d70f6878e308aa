package server

import (
	"context"
	"fmt"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// asErrorList is one failure in the words of Terraform's list of errors.
func asErrorList(err error) string {
	return fmt.Sprintf("1 error occurred:\n\t* %s\n\n", strings.ToValidUTF8(err.Error(), "\uFFFD"))
}

// initFailed: the operation failed but the resource is there. The engine records it with these properties and why it failed.
func initFailed(id string, properties values.Map, reason string) error {
	failure := status.New(codes.Unknown, reason)
	detailed, err := failure.WithDetails(&pulumirpc.ErrorResourceInitFailed{
		Id:         id,
		Properties: values.ToStruct(properties),
		Reasons:    []string{reason},
	})
	if err != nil {
		return failure.Err()
	}
	return detailed.Err()
}

// Recovered answers a call that panics with an error, so that the others go on.
func Recovered(
	ctx context.Context, request any, _ *grpc.UnaryServerInfo, handle grpc.UnaryHandler,
) (response any, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = status.Error(codes.Unknown, fmt.Sprint(reason))
		}
	}()
	return handle(ctx, request)
}
