package main

import "testing"

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		want flags
	}{
		{nil, flags{runtime: "nodejs"}},
		{[]string{"127.0.0.1:4242"}, flags{runtime: "nodejs", engineAddress: "127.0.0.1:4242"}},
		{[]string{"-tracing", "file:./t", "127.0.0.1:1"}, flags{"127.0.0.1:1", "file:./t", "nodejs", false}},
		{[]string{"--tracing=file:./t", "--runtime=bun"}, flags{tracing: "file:./t", runtime: "bun"}},
		{[]string{"--version"}, flags{runtime: "nodejs", version: true}},
	} {
		if got, err := parseFlags(c.args); err != nil || got != c.want {
			t.Errorf("%q: %+v, %v", c.args, got, err)
		}
	}
}

func TestUnknownFlag(t *testing.T) {
	if _, err := parseFlags([]string{"-unknown", "x"}); err == nil {
		t.Error("was taken")
	}
}
