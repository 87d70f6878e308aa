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

// settingsDiff is the answer to a change of settings.
func settingsDiff(t *testing.T, olds, news values.Map, ignored ...string) *pulumirpc.DiffResponse {
	t.Helper()
	answer, err := newProvider(t).DiffConfig(context.Background(), &pulumirpc.DiffRequest{
		OldInputs:     values.ToStruct(olds),
		Olds:          values.ToStruct(values.Map{"host": "what was recorded beside"}),
		News:          values.ToStruct(news),
		IgnoreChanges: ignored,
	})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestSettingsReplaceNothing(t *testing.T) {
	olds := values.Map{"version": "5.1.0", "host": "a", "context": "c", "certPath": "d"}
	news := values.Map{"version": "5.2.0", "host": "b", "caMaterial": "e", "certPath": "f"}
	answer := settingsDiff(t, olds, news, "certPath")
	if answer.GetChanges() != pulumirpc.DiffResponse_DIFF_SOME || answer.GetHasDetailedDiff() ||
		!slices.Equal(answer.GetDiffs(), []string{"caMaterial", "context", "host", "version"}) ||
		len(answer.GetReplaces()) > 0 {
		t.Errorf("got %v", answer)
	}
	for name, kind := range map[string]pulumirpc.PropertyDiff_Kind{
		"version":    pulumirpc.PropertyDiff_UPDATE,
		"caMaterial": pulumirpc.PropertyDiff_ADD,
		"context":    pulumirpc.PropertyDiff_DELETE,
	} {
		if got := answer.GetDetailedDiff()[name]; got.GetKind() != kind || !got.GetInputDiff() {
			t.Errorf("%s: got %v", name, got)
		}
	}
	same := settingsDiff(t, news, news)
	if same.GetChanges() != pulumirpc.DiffResponse_DIFF_UNKNOWN || len(same.GetDiffs()) > 0 {
		t.Errorf("without a change: got %v", same)
	}
}
