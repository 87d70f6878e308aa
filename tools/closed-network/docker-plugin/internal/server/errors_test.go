package server

import (
	"context"
	"errors"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestInitFailed(t *testing.T) {
	failure := status.Convert(initFailed("id", values.Map{"name": "a"}, "creating a: "+asErrorList(errors.New("no"))))
	const reason = "creating a: 1 error occurred:\n\t* no\n\n"
	if failure.Code() != codes.Unknown || failure.Message() != reason {
		t.Errorf("got %v", failure)
	}
	if len(failure.Details()) != 1 {
		t.Fatalf("got %v", failure.Details())
	}
	detail, ok := failure.Details()[0].(*pulumirpc.ErrorResourceInitFailed)
	if !ok || detail.GetId() != "id" || detail.GetProperties().AsMap()["name"] != "a" ||
		len(detail.GetReasons()) != 1 || detail.GetReasons()[0] != reason {
		t.Errorf("got %v", failure.Details()[0])
	}
}

func TestRecovered(t *testing.T) {
	_, err := Recovered(context.Background(), nil, nil, func(context.Context, any) (any, error) { panic("no") })
	if failure := status.Convert(err); failure.Code() != codes.Unknown || failure.Message() != "no" {
		t.Errorf("got %v", err)
	}
}

func TestRefusals(t *testing.T) {
	const lacking = " of the official docker plugin that its stand-in for closed networks does not have"
	provider := newProvider(t)
	ctx := context.Background()
	urnOf := func(token string) string { return "urn:pulumi:dev::p::" + token + "::a" }
	invoke := func(token string, args values.Map) error {
		_, err := provider.Invoke(ctx, &pulumirpc.InvokeRequest{Tok: token, Args: values.ToStruct(args)})
		return err
	}
	_, unknown := provider.Check(ctx, &pulumirpc.CheckRequest{Urn: urnOf("docker:index/no:No")})
	_, official := provider.Check(ctx, &pulumirpc.CheckRequest{Urn: urnOf("docker:index/image:Image")})
	_, unconfigured := provider.Delete(ctx, &pulumirpc.DeleteRequest{Urn: urnOf("docker:index/volume:Volume")})
	for _, test := range []struct {
		name string
		err  error
		want string
	}{
		{"an unknown type", unknown, "unrecognized resource type (Check): docker:index/no:No"},
		{"a type of the official plugin", official, "docker:index/image:Image is a resource" + lacking},
		{
			"an unknown function", invoke("docker:index/no:no", nil),
			"unrecognized data function (Invoke): docker:index/no:no",
		},
		{
			"a function of the official plugin", invoke("docker:index/getPlugin:getPlugin", nil),
			"docker:index/getPlugin:getPlugin is a function" + lacking,
		},
		{
			"an operation before the settings", unconfigured,
			"deleting urn:pulumi:dev::p::docker:index/volume:Volume::a: " +
				"1 error occurred:\n\t* the provider is not configured\n\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.err == nil || test.err.Error() != test.want {
				t.Errorf("got %v", test.err)
			}
		})
	}
}

func TestInvokeWantsAName(t *testing.T) {
	answer, err := newProvider(t).Invoke(context.Background(), &pulumirpc.InvokeRequest{
		Tok: "docker:index/getNetwork:getNetwork",
	})
	if err != nil || len(answer.GetFailures()) != 1 || answer.GetFailures()[0].GetProperty() != "name" {
		t.Errorf("got %v, %v", answer, err)
	}
}
