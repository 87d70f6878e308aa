package bridge

import (
	"fmt"
	"reflect"
	"regexp"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func request(news, olds values.Map) CheckRequest {
	return CheckRequest{Name: "web", Olds: olds, News: news, Seed: []byte("seed")}
}

func examine(path string) string {
	return fmt.Sprintf("Examine values at 'web.%s'.", path)
}

func twice(text, path string) string {
	return fmt.Sprintf("%s. %s. %s", text, text, examine(path))
}

// busybox are a container's inputs.
func busybox(name string, value values.Value) values.Map {
	return values.Map{"image": "busybox", name: value}
}

func TestCheckRefuses(t *testing.T) {
	bogus := func(path string) []string { return []string{"Invalid or unknown key. " + examine(path)} }
	for _, test := range []struct {
		name     string
		resource *schema.Resource
		news     values.Map
		want     []string
	}{
		{"a missing property", schema.Container, values.Map{}, []string{"Missing required property 'image'"}},
		{"an unknown property", schema.Container, busybox("bogus", 1.0), bogus("bogus")},
		{
			"an unknown property in a list", schema.Container,
			busybox("ports", []any{values.Map{"internal": 80.0}, values.Map{"internal": 81.0, "bogus": true}}),
			bogus("ports[1].bogus"),
		},
		{
			"an unknown property in a set, which has no places", schema.Container,
			busybox("labels", []any{values.Map{"label": "a", "value": "b", "bogus": true}}),
			bogus("labels"),
		},
		{
			"an unknown property of a single block", schema.Container,
			busybox("healthcheck", values.Map{"bogus": true}),
			bogus("healthcheck.bogus"),
		},
		{
			"a list where a text belongs", schema.Container, values.Map{"image": []any{"a"}},
			[]string{"Attribute must be a single value, not a list. " + examine("image")},
		},
		{
			"a text where a list of objects belongs", schema.Container, busybox("ports", "80"),
			[]string{"Expected Object Type. Expected object, got string. " + examine("ports[0]")},
		},
		{
			"a text where a map belongs", schema.Container, busybox("tmpfs", "/run"),
			[]string{"Attribute must be a map. " + examine("tmpfs")},
		},
		{
			"a word where a number belongs", schema.Container, busybox("memory", "much"),
			[]string{`cannot parse '' as int: strconv.ParseInt: parsing "much": invalid syntax. ` + examine("memory")},
		},
		{
			"a bad restart policy", schema.Container, busybox("restart", "sometimes"),
			[]string{twice(
				"'sometimes' doesn't match the pattern '^(no|on-failure|always|unless-stopped)$'", "restart")},
		},
		{
			"a bad duration", schema.Container, busybox("healthcheck", values.Map{"interval": "soon"}),
			[]string{twice("'soon' is not a valid duration", "healthcheck.interval")},
		},
		{
			"a negative size", schema.Container, busybox("memory", -1.0),
			[]string{twice("'-1' cannot be lower than 0", "memory")},
		},
		{
			"a conflict", schema.Container,
			values.Map{"image": "busybox", "gpus": "all", "deviceRequests": []any{values.Map{}}},
			[]string{`Conflicting configuration arguments. "device_requests": conflicts with gpus. ` +
				examine("deviceRequests")},
		},
		{
			"a conflict across levels", schema.Service,
			values.Map{
				"taskSpec":       values.Map{"containerSpec": values.Map{"image": "busybox"}},
				"mode":           values.Map{"global": true},
				"convergeConfig": values.Map{},
			},
			[]string{
				`Conflicting configuration arguments. "converge_config": conflicts with mode.0.global. ` +
					examine("convergeConfig"),
				`Conflicting configuration arguments. "global": conflicts with converge_config. ` +
					examine("mode.global"),
			},
		},
		{
			"both of two alternatives", schema.ServiceConfig, values.Map{"data": "YQ==", "dataRaw": "a"},
			[]string{
				"Invalid combination of arguments. \"data\": only one of `data`,`data_raw` can be specified, " +
					"but `data`,`data_raw` were specified.. " + examine("data"),
				"Invalid combination of arguments. \"data_raw\": only one of `data`,`data_raw` can be specified, " +
					"but `data`,`data_raw` were specified.. " + examine("dataRaw"),
			},
		},
		{
			"a property that only the engine sets", schema.Container, busybox("exitCode", 0.0),
			[]string{`Value for unconfigurable attribute. Can't configure a value for "exit_code": its value will be ` +
				`decided automatically based on the result of applying this configuration.. ` + examine("exitCode")},
		},
		{
			"no unknown values", schema.Container,
			values.Map{
				"image":       values.Unknown,
				"envs":        values.Unknown,
				"ports":       []any{values.Map{"internal": values.Unknown}},
				"healthcheck": values.Unknown,
			},
			[]string{},
		},
		{
			"no numbers as texts and texts as numbers", schema.Container,
			values.Map{"image": "a", "memory": "64", "hostname": 7.0, "init": "true", "tmpfs": values.Map{"/run": 1.0}},
			[]string{},
		},
		{
			"no single value where a list belongs", schema.Container,
			values.Map{"image": "a", "envs": "A=1", "command": "true", "ports": values.Map{"internal": 80.0}},
			[]string{},
		},
		{
			"no build", schema.RemoteImage,
			values.Map{"name": "a", "build": values.Map{"context": "."}},
			[]string{},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Check(test.resource, request(test.news, nil)).Failures; !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestCheckFillsIn(t *testing.T) {
	inputsOf := func(news, olds values.Map) values.Map { return Check(schema.Container, request(news, olds)).Inputs }
	image := values.Map{"image": "a"}

	t.Run("a name made of the resource's own, the same for the same seed", func(t *testing.T) {
		one, two := inputsOf(image, nil), inputsOf(image, nil)
		if !regexp.MustCompile(`^web-[0-9a-f]{7}$`).MatchString(values.Text(one, "name")) {
			t.Errorf("got %v", one["name"])
		}
		if !reflect.DeepEqual(one, two) {
			t.Errorf("got %v, then %v", one, two)
		}
	})

	for _, test := range []struct {
		name             string
		news, olds, want values.Map
	}{
		{
			"a made-up name and an old default again", image,
			values.Map{values.Defaults: []any{"name", "waitTimeout"}, "name": "web-1234567", "waitTimeout": 30.0},
			values.Map{"name": "web-1234567", "waitTimeout": 30.0},
		},
		{
			"a default for what the program gave before", image,
			values.Map{values.Defaults: []any{}, "waitTimeout": 30.0},
			values.Map{"waitTimeout": 60.0},
		},
		{
			"what the schema wants for other scalars",
			values.Map{"image": "a", "memory": "64", "init": "true"}, nil,
			values.Map{"memory": 64.0, "init": true},
		},
		{
			"a list of the one value that is given for it",
			values.Map{"image": "a", "envs": "A=1", "command": 7.0, "ports": values.Map{"internal": 80.0}}, nil,
			values.Map{
				"envs":    []any{"A=1"},
				"command": []any{"7"},
				"ports": []any{values.Map{
					values.Defaults: []any{"ip", "protocol"}, "internal": 80.0, "ip": "0.0.0.0", "protocol": "tcp",
				}},
			},
		},
		{
			"no texts for numbers in a map, unless texts are declared",
			values.Map{
				"image": "a", "tmpfs": values.Map{"/run": 1.5}, "sysctls": values.Map{"a": true},
				"deviceRequests": []any{values.Map{"options": values.Map{"n": 2.0}}},
			}, nil,
			values.Map{
				"tmpfs": values.Map{"/run": 1.0}, "sysctls": values.Map{"a": true},
				"deviceRequests": []any{values.Map{
					values.Defaults: []any{"driver"}, "driver": "cdi", "options": values.Map{"n": "2"},
				}},
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			inputs := inputsOf(test.news, test.olds)
			for name, want := range test.want {
				if !values.Same(inputs[name], want) {
					t.Errorf("%s: got %v, want %v", name, inputs[name], want)
				}
			}
		})
	}

	for _, test := range []struct {
		name string
		mode NamingMode
		want values.Value
	}{{"propose", Propose, "proposed"}, {"enforce", Enforce, "proposed"}, {"disable", Disable, nil}} {
		t.Run("a name in the engine's mode "+test.name, func(t *testing.T) {
			wanted := request(image, nil)
			wanted.Naming = &AutoNaming{test.mode, "proposed"}
			if got := Check(schema.Container, wanted).Inputs["name"]; got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
