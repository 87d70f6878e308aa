package functions

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestInvoke(t *testing.T) {
	for _, test := range []struct {
		function string
		// asked is the request's address; answer, what the engine says.
		asked  string
		answer string
		want   values.Map
	}{
		{
			"docker:index/getNetwork:getNetwork",
			"/networks/n",
			`{"Id": "1", "Name": "n", "Driver": "bridge", "Scope": "local", "Internal": true, "Options": null,
				"IPAM": {"Config": [{"Subnet": "10.0.0.0/8"}]},
				"Containers": {"c1": {"Name": "a", "EndpointID": "e", "MacAddress": "m", "IPv4Address": "4", "IPv6Address": ""}}}`,
			values.Map{
				"id": "1", "name": "n", "driver": "bridge", "scope": "local", "internal": true, "options": values.Map{},
				"ipamConfigs": []any{
					values.Map{"subnet": "10.0.0.0/8", "ipRange": "", "gateway": "", "auxAddress": values.Map{}},
				},
				"containers": []any{values.Map{
					"containerId": "c1", "name": "a", "endpointId": "e", "macAddress": "m", "ipv4Address": "4", "ipv6Address": "",
				}},
			},
		},
		{
			"docker:index/getRemoteImage:getRemoteImage",
			"/images/n/json",
			`{"Id": "sha256:1", "RepoDigests": null}`,
			values.Map{"id": "sha256:1", "name": "n", "repoDigest": ""},
		},
		{
			"docker:index/getRegistryImage:getRegistryImage",
			"/distribution/n/json",
			`{"Descriptor": {"digest": "sha256:2"}}`,
			values.Map{"id": "sha256:2", "name": "n", "sha256Digest": "sha256:2", "insecureSkipVerify": false},
		},
		{
			"docker:index/getLogs:getLogs",
			"/containers/n/logs?details=false&follow=false&stderr=true&stdout=true&timestamps=false",
			"12345678line\n",
			values.Map{
				"id": "n", "name": "n", "details": false, "discardHeaders": true, "follow": false, "logsListStringEnabled": true,
				"showStderr": true, "showStdout": true, "since": "", "tail": "", "timestamps": false, "until": "",
				"logsListStrings": []any{"line"},
			},
		},
	} {
		t.Run(test.function, func(t *testing.T) {
			asked := ""
			ctx := contextOf(t, func(writer http.ResponseWriter, request *http.Request) {
				asked = request.RequestURI
				fmt.Fprint(writer, test.answer)
			})
			got, err := ByToken(test.function).Invoke(ctx, values.Map{"name": "n"})
			if err != nil || asked != test.asked || !values.Same(got, test.want) {
				t.Errorf("asked for %s, got %v, %v, want %v", asked, got, err, test.want)
			}
		})
	}
}

func TestInvokeWithoutWhatIsLookedFor(t *testing.T) {
	const engineSays = "Error response from daemon: none"
	for token, want := range map[string]string{
		"docker:index/getNetwork:getNetwork":             "Could not find docker network: " + engineSays,
		"docker:index/getRemoteImage:getRemoteImage":     "did not find docker image 'n'",
		"docker:index/getRegistryImage:getRegistryImage": "Got error when attempting to fetch image version n from registry: " + engineSays,
	} {
		ctx := contextOf(t, func(writer http.ResponseWriter, _ *http.Request) {
			writer.WriteHeader(http.StatusNotFound)
			fmt.Fprint(writer, `{"message": "none"}`)
		})
		if _, err := ByToken(token).Invoke(ctx, values.Map{"name": "n"}); err == nil || err.Error() != want {
			t.Errorf("%s says %v, want %s", token, err, want)
		}
	}
	if ByToken("docker:index/getPlugin:getPlugin") != nil {
		t.Error("a function that is not there")
	}
}

func contextOf(t *testing.T, answer http.HandlerFunc) shared.Context {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	host := "tcp://" + server.Listener.Addr().String()
	return shared.Context{Context: t.Context(), Engine: engine.New(engine.Host{Host: host, SkipCheck: true})}
}
