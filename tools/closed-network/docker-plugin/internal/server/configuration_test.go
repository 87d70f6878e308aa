package server

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func newProvider(t *testing.T) *Provider {
	t.Helper()
	provider, err := New("5.2.0", "")
	if err != nil {
		t.Fatal(err)
	}
	return provider
}

func checked(t *testing.T, name string, news values.Map) *pulumirpc.CheckResponse {
	t.Helper()
	answer, err := newProvider(t).CheckConfig(context.Background(), &pulumirpc.CheckRequest{
		Urn:  "urn:pulumi:dev::p::pulumi:providers:docker::" + name,
		News: values.ToStruct(news),
	})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestSettingsAreTakenAsTheyAre(t *testing.T) {
	news := values.Map{"version": "5.2.0", "host": "tcp://a", "disableDockerDaemonCheck": "true"}
	if got := values.FromStruct(checked(t, "default_5_2_0", news).GetInputs()); !reflect.DeepEqual(got, news) {
		t.Errorf("got %v", got)
	}
}

func TestPasswordsInSettingsAreSecret(t *testing.T) {
	encoded := `[{"address":"a","password":"b"}]`
	inputs := checked(t, "mine", values.Map{"registryAuth": encoded}).GetInputs().AsMap()
	if want := values.Secret(encoded); !reflect.DeepEqual(inputs["registryAuth"], any(want)) {
		t.Errorf("got %v", inputs)
	}
}

func TestUnknownSettingsAreRefused(t *testing.T) {
	for name, message := range map[string]string{
		"default_5_2_0": "`docker:bogus` is not a valid configuration key for the docker provider.",
		"mine": "could not validate provider configuration: Invalid or unknown key. " +
			"Examine values at 'mine.bogus'.",
	} {
		t.Run(name, func(t *testing.T) {
			failures := checked(t, name, values.Map{"bogus": "1"}).GetFailures()
			if len(failures) != 1 || !strings.Contains(failures[0].GetReason(), message) {
				t.Errorf("got %v", failures)
			}
		})
	}
}

func TestSettingsReplaceNothing(t *testing.T) {
	answer, err := newProvider(t).DiffConfig(context.Background(), &pulumirpc.DiffRequest{
		Olds: values.ToStruct(values.Map{"host": "a"}),
		News: values.ToStruct(values.Map{"host": "b"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if answer.GetChanges() != pulumirpc.DiffResponse_DIFF_SOME ||
		!slices.Equal(answer.GetDiffs(), []string{"host"}) || len(answer.GetReplaces()) > 0 {
		t.Errorf("got %v", answer)
	}
}
