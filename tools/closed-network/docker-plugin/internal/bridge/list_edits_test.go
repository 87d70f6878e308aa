package bridge

import (
	"slices"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestListEdits(t *testing.T) {
	for _, test := range []struct {
		before, after  []string
		removed, added []int
	}{
		{nil, nil, nil, nil},
		{[]string{"a"}, nil, []int{0}, nil},
		{nil, []string{"a"}, nil, []int{0}},
		{[]string{"a", "b"}, []string{"a", "c"}, []int{1}, []int{1}},
		{[]string{"a", "b", "c"}, []string{"b", "c"}, []int{0}, nil},
		{[]string{"b", "c"}, []string{"a", "b", "c"}, nil, []int{0}},
		{[]string{"x", "a", "y"}, []string{"a", "z"}, []int{0, 2}, []int{1}},
	} {
		removed, added := listEdits(values.ListOf(test.before), values.ListOf(test.after))
		if !slices.Equal(removed, test.removed) || !slices.Equal(added, test.added) {
			t.Errorf("from %v to %v: removed %v, added %v", test.before, test.after, removed, added)
		}
	}
}
