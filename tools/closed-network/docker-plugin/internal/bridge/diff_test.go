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
			"a map taken away: each of its keys",
			values.Map{"sysctls": values.Map{"a": "1", "b.c": "2"}}, values.Map{},
			DetailedDiff{`sysctls.a`: {Delete, true}, `sysctls["b.c"]`: {Delete, true}},
		},
		{
			"a number in a map, which is a text by then",
			values.Map{"sysctls": values.Map{"a": "1"}}, values.Map{"sysctls": values.Map{"a": 1.0}}, DetailedDiff{},
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
}

// TestDiffIgnores has no recordings to go by but one: it holds what the sources of the bridge and of Terraform's older SDK say.
func TestDiffIgnores(t *testing.T) {
	check := func(interval string) values.Map {
		return values.Map{"healthcheck": values.Map{"tests": []any{"CMD", "true"}, "interval": interval, "timeout": interval}}
	}
	label := func(name, value string) any { return values.Map{"label": name, "value": value} }
	port := func(internal, external float64) any { return values.Map{"internal": internal, "external": external} }
	sysctls := func(entries values.Map) values.Map { return values.Map{"sysctls": entries} }
	for _, test := range []struct {
		name          string
		before, after values.Map
		ignored       []string
		want          DetailedDiff
	}{
		{
			"a whole property",
			values.Map{"envs": []any{"A=1"}}, values.Map{"envs": []any{"A=2"}}, []string{"envs"}, DetailedDiff{},
		},
		{
			"a property that is only recorded",
			sysctls(values.Map{"a": "1"}), values.Map{}, []string{"sysctls"}, DetailedDiff{},
		},
		{
			"a property that is only given",
			values.Map{}, sysctls(values.Map{"a": "1"}), []string{"sysctls"}, DetailedDiff{},
		},
		{
			"nothing by a star",
			values.Map{"memory": 64.0, "user": "1"}, values.Map{"memory": 128.0, "user": "2"}, []string{"*"},
			DetailedDiff{"memory": {Update, false}, "user": {Update, true}},
		},
		{
			"a property of a block",
			check("1s"), check("2s"), []string{"healthcheck.interval"},
			DetailedDiff{"healthcheck.timeout": {Update, false}},
		},
		{
			"all of a block, but not its being there",
			values.Map{}, check("2s"), []string{"healthcheck.interval"},
			DetailedDiff{"healthcheck": {Add, false}},
		},
		{
			"no property of a block that goes",
			check("1s"), values.Map{"healthcheck": []any{}}, []string{"healthcheck.interval"},
			DetailedDiff{},
		},
		{
			"one word of a command",
			values.Map{"command": []any{"a", "b"}}, values.Map{"command": []any{"c", "d"}}, []string{"command[1]"},
			DetailedDiff{"command[0]": {Update, true}},
		},
		{
			"no word that is not recorded",
			values.Map{"command": []any{"a"}}, values.Map{"command": []any{"a", "b"}}, []string{"command[1]"},
			DetailedDiff{"command[1]": {Add, true}},
		},
		{
			"one port's external port",
			values.Map{"ports": []any{port(80, 1), port(81, 2)}}, values.Map{"ports": []any{port(80, 3), port(81, 4)}},
			[]string{"ports[0].external"}, DetailedDiff{"ports[1].external": {Update, true}},
		},
		{
			"one key of a map",
			sysctls(values.Map{"a": "1", "b": "1"}), sysctls(values.Map{"a": "2", "b": "2"}), []string{"sysctls.a"},
			DetailedDiff{"sysctls.b": {Update, true}},
		},
		{
			"a key that goes, unless all go",
			sysctls(values.Map{"a": "1", "b": "1"}), sysctls(values.Map{"b": "1"}), []string{"sysctls.a"}, DetailedDiff{},
		},
		{
			"no key of a map that goes",
			sysctls(values.Map{"a": "1"}), values.Map{}, []string{"sysctls.a"}, DetailedDiff{"sysctls.a": {Delete, true}},
		},
		{
			"a key with dots only in the bridge's own spelling",
			sysctls(values.Map{"a.b": "1"}), sysctls(values.Map{"a.b": "2"}), []string{`sysctls["a.b"]`},
			DetailedDiff{`sysctls["a.b"]`: {Update, true}},
		},
		{
			"a text of a set, which stays when it is taken away",
			values.Map{"dns": []any{"1.1.1.1", "2.2.2.2"}}, values.Map{"dns": []any{"2.2.2.2"}}, []string{"dns[0]"},
			DetailedDiff{},
		},
		{
			"an object of a set, which is lost when anything else in the set changes",
			values.Map{"labels": []any{label("a", "1")}}, values.Map{"labels": []any{label("a", "1"), label("b", "2")}},
			[]string{"labels[0]"}, DetailedDiff{"labels[0]": {Delete, true}, "labels[1]": {Add, true}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := verdict(test.before, test.after, test.ignored...); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}

	t.Run("not what neither side has, though the engine might fill it in", func(t *testing.T) {
		imported := recorded(values.Map{})
		imported["envs"], imported["labels"] = nil, []any{}
		got := Diff(schema.Container, imported, withDefaultInputs(nil), []string{"envs", "labels"})
		want := DetailedDiff{"envs": {Add, true}}
		if !reflect.DeepEqual(got.Detailed, want) || !slices.Equal(got.Replaces, []string{"envs"}) {
			t.Errorf("got %v, want %v", got.Detailed, want)
		}
		empty := withDefaultInputs(values.Map{"envs": []any{}})
		if got := Diff(schema.Container, imported, empty, []string{"labels"}).Detailed; len(got) > 0 {
			t.Errorf("with an empty list: %v", got)
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
