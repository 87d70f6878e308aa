package main

import "testing"

func TestEngineAddress(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, ""},
		{[]string{"127.0.0.1:1"}, "127.0.0.1:1"},
		{[]string{"--logtostderr", "-v=9", "127.0.0.1:1"}, "127.0.0.1:1"},
		{[]string{"--tracing", "tcp://127.0.0.1:2", "127.0.0.1:1"}, "127.0.0.1:1"},
		{[]string{"--tracing=tcp://127.0.0.1:2", "127.0.0.1:1"}, "127.0.0.1:1"},
		{[]string{"-tracing", "tcp://127.0.0.1:2"}, ""},
	} {
		if got := engineAddress(c.args); got != c.want {
			t.Errorf("%q: %q", c.args, got)
		}
	}
}
