package values

import "testing"

func TestSame(t *testing.T) {
	for _, test := range []struct {
		name string
		a, b Value
		want bool
	}{
		{"lists in another order", []any{1.0, 2.0}, []any{2.0, 1.0}, false},
		{"maps in another order", Map{"a": 1.0, "b": []any{2.0}}, Map{"b": []any{2.0}, "a": 1.0}, true},
		{"a key more", Map{"a": 1.0}, Map{"a": 1.0, "b": nil}, false},
		{"nothing and no text", nil, "", false},
		{"a list and a map", []any{}, Map{}, false},
		{"a list and a text", "", []any{}, false},
		{"unknown", Unknown, Unknown, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Same(test.a, test.b); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestContainsUnknown(t *testing.T) {
	if !ContainsUnknown(Map{"a": []any{Map{"b": Unknown}}}) {
		t.Error("an unknown inside is not seen")
	}
	if ContainsUnknown(Map{"a": []any{Map{"b": "x"}}}) {
		t.Error("there is no unknown inside")
	}
}

func TestScalarText(t *testing.T) {
	for _, test := range []struct {
		value Value
		want  string
	}{{8080.0, "8080"}, {1.5, "1.5"}, {-1.0, "-1"}, {68719476736.0, "68719476736"}, {true, "true"}, {"a", "a"}, {nil, ""}} {
		if got := ScalarText(test.value); got != test.want {
			t.Errorf("%v: got %q, want %q", test.value, got, test.want)
		}
	}
}
