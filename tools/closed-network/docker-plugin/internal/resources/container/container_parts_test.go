package container

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// fails is whether an error says something.
func fails(err error, message string) bool {
	return err != nil && strings.Contains(err.Error(), message)
}

func TestBinds(t *testing.T) {
	result, err := bindsOf(values.Map{"volumes": []any{
		values.Map{"hostPath": "/a", "containerPath": "/b", "readOnly": true, "selinuxRelabel": "z"},
		values.Map{"volumeName": "v", "containerPath": "/c"},
		values.Map{"containerPath": "/d"},
		values.Map{"fromContainer": "other"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(result.binds)
	if !slices.Equal(result.binds, []string{"/a:/b:ro,z", "v:/c:rw"}) {
		t.Errorf("binds %v", result.binds)
	}
	if names := slices.Sorted(maps.Keys(result.volumes)); !slices.Equal(names, []string{"/b", "/c", "/d"}) {
		t.Errorf("volumes %v", names)
	}
	if !slices.Equal(result.volumesFrom, []string{"other"}) {
		t.Errorf("volumes from %v", result.volumesFrom)
	}
	_, err = bindsOf(values.Map{"volumes": []any{values.Map{}}})
	if !fails(err, "volume entry without container path or source container") {
		t.Errorf("an empty volume: %v", err)
	}
}

func TestCapabilityNames(t *testing.T) {
	for _, test := range []struct{ given, names []string }{
		{[]string{"net_admin", "CAP_SYS_TIME"}, []string{"CAP_NET_ADMIN", "CAP_SYS_TIME"}},
		{[]string{"all", "NET_ADMIN"}, []string{"ALL"}},
		{[]string{"SYS_TIME", "CAP_SYS_TIME"}, []string{"CAP_SYS_TIME"}},
	} {
		if names := capabilityNames(test.given); !slices.Equal(names, test.names) {
			t.Errorf("%v are %v", test.given, names)
		}
	}
}

func TestPorts(t *testing.T) {
	_, bindings := portMaps(values.Map{"ports": []any{
		values.Map{"internal": 80.0, "external": 1080.0, "ip": "0.0.0.0", "protocol": "tcp"},
		values.Map{"internal": 80.0, "external": 1081.0, "ip": "0.0.0.0", "protocol": "tcp"},
		values.Map{"internal": 53.0, "protocol": "udp"},
	}})
	want := map[string][]engine.PortBinding{
		"80/tcp": {{HostIp: "0.0.0.0", HostPort: "1080"}, {HostIp: "0.0.0.0", HostPort: "1081"}},
		"53/udp": {{HostPort: "0"}},
	}
	if !reflect.DeepEqual(bindings, want) {
		t.Errorf("bindings %v", bindings)
	}
	ports := portsFrom(map[string][]engine.PortBinding{"80/tcp": nil, "9/udp": {{HostIp: "::", HostPort: "9"}}})
	read := []any{values.Map{"internal": 9.0, "external": 9.0, "ip": "::", "protocol": "udp"}}
	if !reflect.DeepEqual(ports, read) {
		t.Errorf("ports %v", ports)
	}
}

func TestGPUs(t *testing.T) {
	for _, test := range []struct{ gpus, request, readBack string }{
		{"all", `{"Driver":"","Count":-1,"Capabilities":[["gpu"]],"Options":{}}`, "all"},
		{"2", `{"Driver":"","Count":2,"Capabilities":[["gpu"]],"Options":{}}`, ""},
		{
			`"device=0,1"`, `{"Driver":"","Count":0,"DeviceIDs":["0","1"],"Capabilities":[["gpu"]],"Options":{}}`,
			"device=0,1",
		},
	} {
		made, err := deviceRequests(values.Map{"gpus": test.gpus})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(made[0])
		if err != nil || string(text) != test.request {
			t.Errorf("%s is %s (%v)", test.gpus, text, err)
		}
		if gpus, canBeWritten := gpusFrom(made); gpus != test.readBack || canBeWritten != (test.readBack != "") {
			t.Errorf("%s reads back as %s", test.gpus, gpus)
		}
	}
	if _, err := deviceRequests(values.Map{"gpus": "some"}); !fails(err, "invalid gpus value some") {
		t.Error(err)
	}
}

func TestFormatNanoCPUs(t *testing.T) {
	for nano, text := range map[int64]string{
		500_000_000: "0.5", 1_000_000_000: "1.0", 1_250_000_000: "1.25", 10_000_000_000: "10.",
	} {
		if printed := formatNanoCPUs(nano); printed != text {
			t.Errorf("%d prints as %s", nano, printed)
		}
	}
}

func TestSizesInBytesAndNoSwapLimitAsItIs(t *testing.T) {
	body, err := resources(values.Map{"memory": 64.0, "memorySwap": -1.0, "cpus": "1.5", "cpuQuota": 5.0})
	want := shared.Body{"Memory": 67_108_864.0, "MemorySwap": -1.0, "NanoCpus": 1_500_000_000.0}
	if err != nil || !reflect.DeepEqual(body, want) {
		t.Errorf("%v (%v)", body, err)
	}
	updated := updatableResources(values.Map{"memory": 1.0, "restart": "always"})
	restart := shared.Body{"Name": "always", "MaximumRetryCount": 0.0}
	if updated["Memory"] != 1_048_576.0 || updated["CpuShares"] != 0.0 ||
		!reflect.DeepEqual(updated["RestartPolicy"], restart) {
		t.Errorf("%v", updated)
	}
	if _, err := resources(values.Map{"cpus": "many"}); !fails(err, "failed to parse many as a rational number") {
		t.Error(err)
	}
}

func TestSecurityOptionsOfWhichOneIsForTheClient(t *testing.T) {
	body, err := hostConfig(values.Map{"securityOpts": []any{systemPaths, "no-new-privileges"}}, "1.41")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][]string{
		"SecurityOpt": {"no-new-privileges"}, "MaskedPaths": {}, "ReadonlyPaths": {},
	} {
		if !reflect.DeepEqual(body[key], want) {
			t.Errorf("%s is %v", key, body[key])
		}
	}
}

func TestRefusals(t *testing.T) {
	mounts := []any{values.Map{"type": "volume", "target": "/a", "volumeOptions": values.Map{"noCopy": true}}}
	_, err := hostConfig(values.Map{"mounts": mounts}, "1.41")
	if !fails(err, "requires docker version 1.45 or higher") {
		t.Error(err)
	}
	_, err = containerConfig(values.Map{"command": []any{"a", ""}})
	if !fails(err, "values for command may not be empty") {
		t.Error(err)
	}
}

func TestMountsOfLabelledVolumesAreNotReadBack(t *testing.T) {
	mount := engine.Mount{
		Type: "volume", Target: "/a", VolumeOptions: &engine.VolumeOptions{Labels: map[string]string{"a": "b"}},
	}
	if list, canBeRecorded := mountsFrom([]engine.Mount{mount}); canBeRecorded {
		t.Errorf("%v", list)
	}
	if list, canBeRecorded := mountsFrom(nil); !canBeRecorded || list == nil || len(list) != 0 {
		t.Errorf("%v", list)
	}
}

// What the first request of a plain container looks like, to the letter: what is missing here is not sent.
func TestPlainContainerIsSentWithoutWhatWasNotGiven(t *testing.T) {
	properties := values.Map{"image": "a", "networkMode": "bridge", "restart": "no", "dns": []any{}, "healthcheck": nil}
	config, err := containerConfig(properties)
	if err != nil {
		t.Fatal(err)
	}
	host, err := hostConfig(properties, "1.41")
	if err != nil {
		t.Fatal(err)
	}
	config["HostConfig"] = host
	text, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"Domainname":"","HostConfig":{"AutoRemove":false,"Init":false,"LogConfig":{"Type":""},"Mounts":[],` +
		`"NetworkMode":"bridge","Privileged":false,"PublishAllPorts":false,"ReadonlyRootfs":false,` +
		`"RestartPolicy":{"MaximumRetryCount":0,"Name":"no"},"Runtime":""},"Hostname":"","Image":"a",` +
		`"OpenStdin":false,"Tty":false}`
	if string(text) != want {
		t.Errorf("%s", text)
	}
}
