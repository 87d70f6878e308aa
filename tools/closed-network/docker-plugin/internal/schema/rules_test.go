package schema

import (
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func TestRules(t *testing.T) {
	for _, test := range []struct {
		rule  trait
		value values.Value
		want  string
	}{
		{atLeast(0), -1.0, "'-1' cannot be lower than 0. '-1' cannot be lower than 0"},
		{atLeast(0), 0.0, ""},
		{matching("^a$"), "b", "'b' doesn't match the pattern '^a$'. 'b' doesn't match the pattern '^a$'"},
		{isDuration, "1m30s", ""},
		{isDuration, "-3s", "'-3s' duration must not be negative. '-3s' duration must not be negative"},
		{isDuration, "3d", "'3d' is not a valid duration. '3d' is not a valid duration"},
		{isBase64, "YQ==", ""},
		{isBase64, "YQ", "'YQ' is not base64 decodeable. 'YQ' is not base64 decodeable"},
		{isAbsolutePath, "C:/a", ""},
		{isAbsolutePath, "a", "'a' must be an absolute path. 'a' must be an absolute path"},
		{isRatio, "0.5", ""},
		{isRatio, "", "'' is not a float. '' is not a float"},
		{isRatio, "2", "'2' has to be between 0.0 and 1.0. '2' has to be between 0.0 and 1.0"},
		{oneOf("a", "b"), "c", `expected value to be one of ["a" "b"], got c`},
	} {
		if got := text("x", test.rule).Rule(test.value); got != test.want {
			t.Errorf("%v: got %q, want %q", test.value, got, test.want)
		}
	}
}

func TestRatiosAreComparedAsNumbers(t *testing.T) {
	overlook := text("x", isRatio).Overlook
	if !overlook("0.0", "0") || overlook("0.0", "0.1") || overlook("", "0") || overlook("0.0", nil) {
		t.Error("a ratio is not compared as a number")
	}
}
