package bridge

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func withDefaultInputs(inputs values.Map) values.Map {
	result := values.Map{values.Defaults: []any{}, "image": "a", "name": "c"}
	maps.Copy(result, inputs)
	return result
}

// recorded is a container as it is recorded after it has been made with these inputs.
func recorded(inputs values.Map) values.Map {
	lists := []string{"command", "entrypoints", "envs", "labels", "networkDatas", "securityOpts"}
	state := Plan(schema.Container.Fields, nil, withDefaultInputs(inputs))
	for name, value := range state {
		switch {
		case value != values.Unknown:
		case slices.Contains(lists, name):
			state[name] = []any{}
		default:
			state[name] = nil
		}
	}
	return state
}

func verdict(before, after values.Map, ignored ...string) DetailedDiff {
	return Diff(schema.Container, recorded(before), withDefaultInputs(after), ignored).Detailed
}

func TestDiff(t *testing.T) {
	mount := func(source, target string) any {
		return values.Map{"type": "volume", "source": source, "target": target}
	}
	ports := func(internal float64) values.Map {
		return values.Map{"ports": []any{values.Map{"internal": internal, "external": 1.0}}}
	}
	for _, test := range []struct {
		name          string
		before, after values.Map
		want          DetailedDiff
	}{
		{"nothing", values.Map{"envs": []any{"A=1", "B=2"}}, values.Map{"envs": []any{"B=2", "A=1"}}, DetailedDiff{}},
		{
			"one more of a set",
			values.Map{"envs": []any{"A=1"}}, values.Map{"envs": []any{"A=1", "B=2"}},
			DetailedDiff{"envs[1]": {Add, true}},
		},
		{"a property taken away", values.Map{"user": "1"}, values.Map{}, DetailedDiff{}},
		{"a limit", values.Map{"memory": 64.0}, values.Map{"memory": 128.0}, DetailedDiff{"memory": {Update, false}}},
		{"a limit taken away", values.Map{"memory": 64.0}, values.Map{}, DetailedDiff{"memory": {Delete, false}}},
		{
			"a map's entry",
			values.Map{"sysctls": values.Map{"a": "1"}}, values.Map{"sysctls": values.Map{"a": "1", "b.c": "2"}},
			DetailedDiff{`sysctls["b.c"]`: {Add, true}},
		},
		{
			"a list's item",
			values.Map{"command": []any{"a", "b"}}, values.Map{"command": []any{"a", "c", "b"}},
			DetailedDiff{"command[1]": {Add, true}},
		},
		{
			"the first healthcheck",
			values.Map{}, values.Map{"healthcheck": values.Map{"tests": []any{"CMD", "true"}}},
			DetailedDiff{"healthcheck": {Add, false}},
		},
		{"a port", ports(80), ports(81), DetailedDiff{"ports[0].internal": {Update, true}}},
		{
			"a value not known yet",
			values.Map{"image": "a"}, values.Map{"image": values.Unknown},
			DetailedDiff{"image": {Update, true}},
		},
		{
			"an environment not known yet",
			values.Map{"envs": []any{"A=1"}}, values.Map{"envs": values.Unknown},
			DetailedDiff{"envs": {Update, true}},
		},
		{
			"a mount's source: no attribute in it replaces, and their number is the same",
			values.Map{"mounts": []any{mount("a", "/a")}}, values.Map{"mounts": []any{mount("b", "/a")}},
			DetailedDiff{"mounts[0].source": {Update, false}},
		},
		{
			"one more mount",
			values.Map{"mounts": []any{mount("a", "/a")}},
			values.Map{"mounts": []any{mount("a", "/a"), mount("b", "/b")}},
			DetailedDiff{"mounts[1]": {Add, true}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := verdict(test.before, test.after); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
	t.Run("what is ignored", func(t *testing.T) {
		got := verdict(values.Map{"envs": []any{"A=1"}}, values.Map{"envs": []any{"A=2"}}, "envs")
		if len(got) > 0 {
			t.Errorf("got %v", got)
		}
	})
}

func TestDeleteBeforeReplace(t *testing.T) {
	olds := Plan(schema.Network.Fields, nil, values.Map{"name": "n", "driver": "bridge"})
	for _, test := range []struct {
		name   string
		listed []any
		want   bool
	}{{"a name of the program's", []any{}, true}, {"a made-up name", []any{"name"}, false}} {
		t.Run(test.name, func(t *testing.T) {
			news := values.Map{values.Defaults: test.listed, "name": "n", "driver": "macvlan"}
			if got := Diff(schema.Network, olds, news, nil).DeleteBeforeReplace; got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
