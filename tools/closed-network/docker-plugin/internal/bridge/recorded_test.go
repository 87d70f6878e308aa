package bridge

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/recordings"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// TestRecordedChecksAndDiffs: Check and Diff need no engine, so every recorded request is put to them, and they must answer as
// the official plugin did.
func TestRecordedChecksAndDiffs(t *testing.T) {
	steps := recordings.Steps(t)
	if len(steps) <= 40 {
		t.Errorf("only %d steps are recorded", len(steps))
	}
	for _, step := range steps {
		for i, exchange := range step.Exchanges {
			name := fmt.Sprintf("%s/%s %s (%d)", step.Title, exchange.Method, values.Text(exchange.Request, "name"), i)
			switch exchange.Method {
			case "Check":
				t.Run(name, func(t *testing.T) { replayCheck(t, exchange) })
			case "Diff":
				t.Run(name, func(t *testing.T) { replayDiff(t, exchange) })
			}
		}
	}
}

func replayCheck(t *testing.T, exchange recordings.Exchange) {
	seed, err := base64.StdEncoding.DecodeString(values.Text(exchange.Request, "randomSeed"))
	if err != nil {
		t.Fatal(err)
	}
	result := Check(schemaOf(t, exchange), CheckRequest{
		Name: values.Text(exchange.Request, "name"),
		Olds: objectOf(exchange.Request["olds"]),
		News: objectOf(exchange.Request["news"]),
		Seed: seed,
	})
	if len(result.Failures) > 0 {
		t.Errorf("refused: %q", result.Failures)
	}
	compare(t, values.Map{"inputs": result.Inputs}, exchange.Response)
}

func replayDiff(t *testing.T, exchange recordings.Exchange) {
	resource := schemaOf(t, exchange)
	olds := Declared(resource, objectOf(exchange.Request["olds"]))
	ignored := values.Texts(exchange.Request, "ignoreChanges")
	compare(t, diffJSON(Diff(resource, olds, objectOf(exchange.Request["news"]), ignored)), exchange.Response)
}

// diffJSON is the recorded form: protobuf's JSON, without what is empty.
func diffJSON(result DiffResult) values.Map {
	answer := values.Map{"changes": "DIFF_NONE", "hasDetailedDiff": true}
	if result.Changed {
		answer["changes"] = "DIFF_SOME"
	}
	if result.DeleteBeforeReplace {
		answer["deleteBeforeReplace"] = true
	}
	lists := map[string][]string{"replaces": result.Replaces, "stables": result.Stables, "diffs": result.Diffs}
	for name, list := range lists {
		if len(list) > 0 {
			answer[name] = values.ListOf(list)
		}
	}
	detailed := values.Map{}
	for path, kind := range result.Detailed {
		detailed[path] = kindJSON(kind)
	}
	if len(detailed) > 0 {
		answer["detailedDiff"] = detailed
	}
	return answer
}

func kindJSON(kind DiffKind) values.Map {
	name := map[Change]string{Add: "ADD", Delete: "DELETE", Update: "UPDATE"}[kind.Change]
	if kind.Replaces {
		return values.Map{"kind": name + "_REPLACE"}
	}
	if kind.Change == Add {
		return values.Map{}
	}
	return values.Map{"kind": name}
}

// TestRecordedStates checks what follows from a state alone, without an engine: the inputs after a refresh or an import, and
// what the bridge adds.
func TestRecordedStates(t *testing.T) {
	for _, step := range recordings.Steps(t) {
		for i, exchange := range step.Exchanges {
			if _, have := values.Object(exchange.Response, "properties"); exchange.Method != "Read" || !have {
				continue
			}
			name := fmt.Sprintf("%s/%s (%d)", step.Title, values.Text(exchange.Request, "name"), i)
			t.Run(name, func(t *testing.T) { replayState(t, exchange) })
		}
	}
}

func replayState(t *testing.T, exchange recordings.Exchange) {
	resource := schemaOf(t, exchange)
	properties := opened(objectOf(exchange.Response["properties"]))
	state := Declared(resource, properties)
	t.Run("the inputs", func(t *testing.T) {
		inputs := ImportedInputs(resource.Fields, state)
		if given, have := values.Object(exchange.Request, "inputs"); have {
			inputs = RefreshedInputs(resource.Fields, given, state)
		}
		compare(t, MarkSecrets(resource.Fields, inputs), objectOf(exchange.Response["inputs"]))
	})
	t.Run("the outputs", func(t *testing.T) {
		compare(t, opened(Outputs(resource, values.Text(properties, "id"), state, nil)), properties)
	})
	t.Run("the state, written again", func(t *testing.T) {
		compare(t, StateFrom(resource, "id", state).Values(), state)
	})
}

func schemaOf(t *testing.T, exchange recordings.Exchange) *schema.Resource {
	t.Helper()
	token := values.Text(exchange.Request, "type")
	for _, resource := range schema.All {
		if resource.Token == token {
			return resource
		}
	}
	t.Fatalf("no schema for %s", token)
	return nil
}

// opened has its secrets opened, as the engine sends them back.
func opened(properties values.Map) values.Map {
	return objectOf(values.FromJSON(properties))
}

func compare(t *testing.T, got, want values.Map) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %s\nwant %s", jsonText(got), jsonText(want))
	}
}
