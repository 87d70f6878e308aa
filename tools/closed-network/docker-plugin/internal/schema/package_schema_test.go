package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/recordings"
)

type specification struct {
	Types     map[string]any
	Resources map[string]map[string]any
}

// The tables of fields say what the official schema says: every property, its type, what is required, what replaces.
func TestPackageSchema(t *testing.T) {
	var official, own specification
	recordings.ReadJSON(t, recordings.Path("schema.json"), &official)
	text, err := json.Marshal(PackageSchema("5.2.0"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &own); err != nil {
		t.Fatal(err)
	}
	for token, resource := range own.Resources {
		t.Run(token, func(t *testing.T) {
			wanted := map[string]any{}
			for _, key := range []string{"properties", "inputProperties", "required", "requiredInputs"} {
				if value, have := official.Resources[token][key]; have || key != "requiredInputs" {
					wanted[key] = value
				}
			}
			compare(t, resource, wanted)
		})
	}
	for token, own := range own.Types {
		t.Run(token, func(t *testing.T) { compare(t, own, official.Types[token]) })
	}
}

func compare(t *testing.T, own, official any) {
	t.Helper()
	if got, want := sorted(own), sorted(official); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// sorted: the order of lists of names means nothing, and a deprecation is for users of the official schema.
func sorted(value any) any {
	switch value := value.(type) {
	case []any:
		items := slices.Clone(value)
		slices.SortFunc(items, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		return items
	case map[string]any:
		result := map[string]any{}
		for key, item := range value {
			if key != "deprecated" {
				result[key] = sorted(item)
			}
		}
		return result
	}
	return value
}
