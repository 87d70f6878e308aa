package service

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/bridge"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const running = `{"ID": "s1", "Version": {"Index": 7}, "Endpoint": {"Spec": {"Mode": "vip"}}, %s "Spec": {"Name": "web",
	"TaskTemplate": {"ContainerSpec": {"Image": "busybox"}}, "Mode": {"Replicated": {"Replicas": 2}}}}`

// fakeSwarm answers with these texts by method and path, and notes what it was asked.
type fakeSwarm struct {
	answers map[string]string
	asked   []string
}

func (f *fakeSwarm) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	call := request.Method + " " + request.URL.Path
	f.asked = append(f.asked, strings.TrimSuffix(call+"?"+request.URL.RawQuery, "?"))
	answer, known := f.answers[call]
	if !known {
		writer.WriteHeader(http.StatusNotFound)
		answer = `{"message": "no such thing"}`
	}
	fmt.Fprint(writer, answer)
}

func contextOf(t *testing.T, swarm *fakeSwarm) shared.Context {
	t.Helper()
	server := httptest.NewServer(swarm)
	t.Cleanup(server.Close)
	host := "tcp://" + server.Listener.Addr().String()
	return shared.Context{Context: t.Context(), Engine: engine.New(engine.Host{Host: host, SkipCheck: true})}
}

func stateOf(t *testing.T, id, properties string) *bridge.State {
	t.Helper()
	return bridge.StateFrom(schema.Service, id, object(t, properties))
}

func TestCreateConverges(t *testing.T) {
	swarm := &fakeSwarm{answers: map[string]string{
		"POST /services/create": `{"ID": "s1"}`,
		"GET /services/s1":      fmt.Sprintf(running, ""),
		"GET /tasks":            `[{"Slot": 1, "Status": {"State": "running"}}, {"Slot": 2, "Status": {"State": "running"}}]`,
	}}
	state := stateOf(t, "", `{"name": "web", "convergeConfig": {"delay": "0s", "timeout": "1s"}}`)
	if err := create(contextOf(t, swarm), state); err != nil {
		t.Fatal(err)
	}
	mode, _ := values.Object(state.Values(), "mode")
	replicated, _ := values.Object(mode, "replicated")
	if state.ID != "s1" || values.Number(replicated, "replicas") != 2 {
		t.Errorf("recorded %s %v", state.ID, state.Values())
	}
}

func TestCreateOfWhatDoesNotConverge(t *testing.T) {
	swarm := &fakeSwarm{answers: map[string]string{
		"POST /services/create": `{"ID": "s1"}`,
		"GET /services/s1":      fmt.Sprintf(running, ""),
		"GET /tasks":            `[{"Slot": 1, "Status": {"State": "running"}}, {"Slot": 1, "Status": {"State": "running"}}]`,
		"DELETE /services/s1":   ``,
	}}
	state := stateOf(t, "", `{"name": "web", "convergeConfig": {"delay": "0s", "timeout": "1ms"}}`)
	err := create(contextOf(t, swarm), state)
	if err == nil || err.Error() != "Service with ID (s1) did not converge after 1ms" {
		t.Errorf("got %v", err)
	}
	if state.ID != "" || !slices.Contains(swarm.asked, "DELETE /services/s1") {
		t.Errorf("id %q after %v", state.ID, swarm.asked)
	}
}

func TestUpdateThatIsTakenBack(t *testing.T) {
	status := `"UpdateStatus": {"State": "rollback_completed", "Message": "why"},`
	swarm := &fakeSwarm{answers: map[string]string{
		"GET /services/s1":         fmt.Sprintf(running, status),
		"POST /services/s1/update": `{}`,
	}}
	state := stateOf(t, "s1", `{"name": "web", "convergeConfig": {"delay": "1h", "timeout": "1s"}}`)
	err := update(contextOf(t, swarm), state, nil)
	if err == nil || err.Error() != "service rollback completed: why" {
		t.Errorf("got %v", err)
	}
	if !slices.Contains(swarm.asked, "POST /services/s1/update?version=7") {
		t.Errorf("asked %v", swarm.asked)
	}
}

func TestReadOfWhatIsGone(t *testing.T) {
	swarm := &fakeSwarm{}
	state := stateOf(t, "s1", `{"name": "web"}`)
	if err := read(contextOf(t, swarm), state); err != nil {
		t.Fatal(err)
	}
	if want := []string{"GET /services/s1", "GET /services/web"}; state.ID != "" || !slices.Equal(swarm.asked, want) {
		t.Errorf("id %q after %v", state.ID, swarm.asked)
	}
}

func TestDeleteWithGracePeriod(t *testing.T) {
	swarm := &fakeSwarm{answers: map[string]string{
		"GET /tasks": `[{"Status": {"State": "running", "ContainerStatus": {"ContainerID": "c1"}}},
			{"Status": {"State": "shutdown", "ContainerStatus": {"ContainerID": "c0"}}}, {"Status": {"State": "pending"}}]`,
		"DELETE /services/s1":      ``,
		"POST /containers/c1/wait": `{"StatusCode": 0}`,
		"DELETE /containers/c1":    ``,
	}}
	state := stateOf(t, "s1", `{"name": "web", "taskSpec": {"containerSpec": {"image": "i", "stopGracePeriod": "5s"}}}`)
	if err := remove(contextOf(t, swarm), state); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"GET /tasks?filters=%7B%22service%22%3A%7B%22web%22%3Atrue%7D%7D",
		"DELETE /services/s1",
		"POST /containers/c1/wait?condition=removed",
		"DELETE /containers/c1?force=true&v=true",
	}
	if !slices.Equal(swarm.asked, want) {
		t.Errorf("asked %v", swarm.asked)
	}
}
