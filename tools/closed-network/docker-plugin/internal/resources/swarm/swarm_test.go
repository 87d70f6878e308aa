package swarm

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestCreate(t *testing.T) {
	for _, test := range []struct {
		name     string
		resource *shared.Resource
		given    values.Map
		// asked is the body of the request; answer, what the swarm has afterwards.
		asked  string
		answer string
		want   values.Map
	}{
		{
			"a secret, of which only the name comes back",
			Secret,
			values.Map{"name": "s", "data": "aGk="},
			`{"Data":"aGk=","Name":"s"}`,
			`{"ID": "x1", "Spec": {"Name": "s"}}`,
			values.Map{"name": "s", "data": "aGk=", "labels": []any{}},
		},
		{
			"a config with labels",
			ServiceConfig,
			values.Map{"name": "c", "data": "aGk=", "labels": []any{values.Map{"label": "a", "value": "b"}}},
			`{"Data":"aGk=","Labels":{"a":"b"},"Name":"c"}`,
			`{"ID": "x1", "Spec": {"Name": "c", "Data": "aGk=", "Labels": {"a": "b"}}}`,
			values.Map{"name": "c", "data": "aGk=", "labels": []any{values.Map{"label": "a", "value": "b"}}},
		},
		{
			"a config with raw data, which stay raw",
			ServiceConfig,
			values.Map{"name": "c", "dataRaw": "hi"},
			`{"Data":"aGk=","Name":"c"}`,
			`{"ID": "x1", "Spec": {"Name": "c", "Data": "aG8=", "Labels": {}}}`,
			values.Map{"name": "c", "dataRaw": "ho", "labels": []any{}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := ""
			ctx := contextOf(t, func(writer http.ResponseWriter, request *http.Request) {
				if request.Method == http.MethodPost {
					body, _ := io.ReadAll(request.Body)
					asked = string(body)
				}
				fmt.Fprint(writer, test.answer)
			})
			state := bridge.StateFrom(test.resource.Schema, "", test.given)
			if err := test.resource.Create(ctx, state); err != nil {
				t.Fatal(err)
			}
			if asked != test.asked {
				t.Errorf("asked for %s, want %s", asked, test.asked)
			}
			for name, want := range test.want {
				if got := state.Values()[name]; state.ID != "x1" || !values.Same(got, want) {
					t.Errorf("%s of %s is %v, want %v", name, state.ID, got, want)
				}
			}
		})
	}
}

func TestReadOfWhatIsGone(t *testing.T) {
	ctx := contextOf(t, func(writer http.ResponseWriter, _ *http.Request) {
		writer.WriteHeader(http.StatusNotFound)
	})
	for _, resource := range []*shared.Resource{Secret, ServiceConfig} {
		state := bridge.StateFrom(resource.Schema, "x1", values.Map{"name": "n"})
		if err := resource.Read(ctx, state); err != nil || state.ID != "" {
			t.Errorf("read %q, %v", state.ID, err)
		}
	}
}

func contextOf(t *testing.T, answer http.HandlerFunc) shared.Context {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	host := "tcp://" + server.Listener.Addr().String()
	return shared.Context{Context: t.Context(), Engine: engine.New(engine.Host{Host: host, SkipCheck: true})}
}
