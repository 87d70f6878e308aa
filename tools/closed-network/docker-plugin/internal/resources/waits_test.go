package resources

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/network"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/service"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/volume"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// answering has an answer to every request that these resources make.
func answering(t *testing.T) *engine.Engine {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		answer := `{"Id": "a", "ID": "a", "Name": "a", "Endpoint": {"Spec": {"Mode": "vip"}}, "Spec": {"Name": "a", "Mode": {}}}`
		if request.Method == http.MethodDelete {
			response.WriteHeader(http.StatusNoContent)
			return
		}
		_, _ = response.Write([]byte(answer))
	}))
	t.Cleanup(server.Close)
	return engine.New(engine.Host{Host: "tcp://" + strings.TrimPrefix(server.URL, "http://"), SkipCheck: true})
}

// TestWhereTheOfficialPluginWaits: two seconds each, or none at all.
func TestWhereTheOfficialPluginWaits(t *testing.T) {
	type act struct {
		name  string
		run   func(ctx shared.Context, state *bridge.State) error
		waits bool
	}
	update := func(ctx shared.Context, state *bridge.State) error { return service.Resource.Update(ctx, state, nil) }
	for _, test := range []struct {
		resource *shared.Resource
		acts     []act
	}{
		{network.Resource, []act{
			{"create", network.Resource.Create, true},
			{"read", network.Resource.Read, true},
			{"delete", network.Resource.Delete, true},
		}},
		{volume.Resource, []act{
			{"create", volume.Resource.Create, false},
			{"read", volume.Resource.Read, false},
			{"delete", volume.Resource.Delete, true},
		}},
		{service.Resource, []act{
			{"create", service.Resource.Create, true},
			{"read", service.Resource.Read, true},
			{"update", update, true},
			{"delete", service.Resource.Delete, false},
		}},
	} {
		for _, act := range test.acts {
			for _, waits := range []bool{true, false} {
				name := test.resource.Schema.Token + " " + act.name
				if !waits {
					name += ", switched off"
				}
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					properties := values.Map{"name": "a", "taskSpec": values.Map{"containerSpec": values.Map{"image": "a"}}}
					state := bridge.StateFrom(test.resource.Schema, "a", properties)
					start := time.Now()
					err := act.run(shared.Context{Context: t.Context(), Engine: answering(t), Waits: waits}, state)
					took := time.Since(start)
					if err != nil || (took >= 2*time.Second) != (waits && act.waits) {
						t.Errorf("took %v, %v", took, err)
					}
				})
			}
		}
	}
}
