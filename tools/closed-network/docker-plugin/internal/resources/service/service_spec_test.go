package service

import (
	"encoding/json"
	"reflect"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestServiceSpec(t *testing.T) {
	for _, test := range []struct {
		name    string
		service string
		want    string
	}{
		{
			"nothing but an image",
			`{"name": "s", "taskSpec": {"containerSpec": {"image": "busybox"}}}`,
			`{"Name": "s", "Mode": {}, "EndpointSpec": {}, "TaskTemplate": {
				"ContainerSpec": {"Image": "busybox", "Labels": {}, "Env": [], "Mounts": [], "StopGracePeriod": 0, "Healthcheck": {},
					"Hosts": [], "DNSConfig": {}, "Secrets": [], "Configs": [], "Isolation": "", "Sysctls": {}, "Init": false},
				"Resources": {}, "RestartPolicy": {}, "Placement": {}, "ForceUpdate": 0, "Networks": []}}`,
		},
		{
			"zeros of what is given are sent",
			`{"name": "s", "labels": [{"label": "a", "value": ""}], "mode": {"replicated": {"replicas": 0}, "global": false},
				"updateConfig": {"parallelism": 0, "delay": "0s", "failureAction": "", "monitor": "1m", "maxFailureRatio": "0.5",
					"order": ""},
				"endpointSpec": {"mode": "", "ports": [{"targetPort": 80}]},
				"taskSpec": {"containerSpec": {"image": "i", "privileges": {"credentialSpec": {"file": "f", "registry": "r"}},
					"mounts": [{"target": "/t", "type": "tmpfs", "tmpfsOptions": {}}]},
					"resources": {"limits": {}, "reservation": {"genericResources": {"discreteResourcesSpecs": ["gpu=2"]}}}}}`,
			`{"Name": "s", "Labels": {"a": ""}, "Mode": {"Replicated": {"Replicas": 0}},
				"UpdateConfig": {"Parallelism": 0, "Delay": 0, "FailureAction": "", "Monitor": 60000000000, "MaxFailureRatio": 0.5,
					"Order": ""},
				"EndpointSpec": {"Ports": [{"Name": "", "Protocol": "", "TargetPort": 80, "PublishedPort": 0, "PublishMode": ""}]},
				"TaskTemplate": {
					"ContainerSpec": {"Image": "i", "Labels": {}, "Env": [], "StopGracePeriod": 0, "Healthcheck": {}, "Hosts": [],
						"Mounts": [{"Type": "tmpfs", "Target": "/t", "Source": "", "ReadOnly": false,
							"TmpfsOptions": {"SizeBytes": 0, "Mode": 0}}],
						"Privileges": {"CredentialSpec": {"File": "r"}}, "DNSConfig": {}, "Secrets": [], "Configs": [],
						"Isolation": "", "Sysctls": {}, "Init": false},
					"Resources": {"Limits": {"NanoCPUs": 0, "MemoryBytes": 0}, "Reservations": {"NanoCPUs": 0, "MemoryBytes": 0,
						"GenericResources": [{"DiscreteResourceSpec": {"Kind": "gpu", "Value": 2}}]}},
					"RestartPolicy": {}, "Placement": {}, "ForceUpdate": 0, "Networks": []}}`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			body, err := serviceSpec(object(t, test.service))
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(object(t, string(text)), object(t, test.want)) {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}

func TestNetworkWithoutName(t *testing.T) {
	_, err := serviceSpec(object(t, `{"taskSpec": {"networksAdvanceds": [{"aliases": ["a"]}]}}`))
	if err == nil || err.Error() != "network 'name' or 'id' must be specified" {
		t.Errorf("got %v", err)
	}
}

func object(t *testing.T, text string) values.Map {
	t.Helper()
	var properties values.Map
	if err := json.Unmarshal([]byte(text), &properties); err != nil {
		t.Fatal(err)
	}
	return properties
}
