package server

import "testing"

func TestParseURN(t *testing.T) {
	for text, want := range map[string]urn{
		"urn:pulumi:dev::p::docker:index/container:Container::web": {"docker:index/container:Container", "web"},
		"urn:pulumi:dev::p::compose:index:Project$docker:index/network:Network::a::b": {
			"docker:index/network:Network", "a::b",
		},
	} {
		if got := parseURN(text); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}
