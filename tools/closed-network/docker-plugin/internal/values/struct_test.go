package values

import (
	"reflect"
	"testing"
)

func TestStruct(t *testing.T) {
	all := Map{"a": nil, "b": true, "c": 1.5, "d": "x", "e": []any{"y", Map{"f": Unknown}}, "g": Map{}}
	for _, test := range []struct {
		name string
		sent Map
		want Map
	}{
		{"comes back as it was sent", all, all},
		{
			"loses its secrets' wrapping",
			Map{"password": Secret("abc"), "list": []any{Secret(Map{"a": 1.0})}},
			Map{"password": "abc", "list": []any{Map{"a": 1.0}}},
		},
		{
			"loses its outputs' wrapping",
			Map{"known": Map{signature: output, "value": "a"}, "later": Map{signature: output}},
			Map{"known": "a", "later": Unknown},
		},
		{"replaces what is no UTF-8", Map{"log": "a\xff"}, Map{"log": "a\uFFFD"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := FromStruct(ToStruct(test.sent)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
	if got := FromStruct(nil); !reflect.DeepEqual(got, Map{}) {
		t.Errorf("no properties are %v", got)
	}
}

func TestStructRefusesWhatIsNoValue(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an int is no property value")
		}
	}()
	ToStruct(Map{"a": 1})
}
