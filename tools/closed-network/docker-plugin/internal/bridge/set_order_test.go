package bridge

import (
	"reflect"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestOrdered(t *testing.T) {
	limit := func(name string, soft, hard float64) any {
		return values.Map{"name": name, "soft": soft, "hard": hard}
	}
	for _, test := range []struct {
		name        string
		field       string
		items, want []any
	}{
		{"texts by their bytes, without doubles", "envs", []any{"b", "é", "B", "a", "b"}, []any{"B", "a", "b", "é"}},
		{
			"objects by their attributes' Terraform names",
			"ulimits",
			[]any{limit("a", 9, 2), limit("b", 1, 10), limit("c", 1, 10)},
			[]any{limit("b", 1, 10), limit("c", 1, 10), limit("a", 9, 2)},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ordered(schema.Container.Fields.Get(test.field), test.items)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
