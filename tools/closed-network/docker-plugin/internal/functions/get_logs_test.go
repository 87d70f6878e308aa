package functions

import (
	"reflect"
	"testing"
)

func TestLinesOf(t *testing.T) {
	const header = "\x01\x00\x00\x00\x00\x00\x00\x05"
	for _, test := range []struct {
		name           string
		log            string
		discardHeaders bool
		want           []any
	}{
		{"no log", "", true, []any{}},
		{"lines with headers", header + "one\n" + header + "two\n", true, []any{"one", "two"}},
		{"headers that are kept", header + "one\n", false, []any{header + "one"}},
		{"lines without headers lose their beginnings", "0123456789\nshort\n\n", true, []any{"89", "", ""}},
		{"a last line without an end", "a\nb", false, []any{"a", "b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := linesOf(test.log, test.discardHeaders); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
