package image

import (
	"strings"
	"testing"
)

func TestRepoDigest(t *testing.T) {
	for _, test := range []struct {
		name    string
		digests []string
		digest  string
	}{
		{"a:1", nil, ""},
		{"a:1", []string{"b@sha256:1"}, "b@sha256:1"},
		{"a:1", []string{"b@sha256:1", "a@sha256:2"}, "a@sha256:2"},
		{"c", []string{"b@sha256:1", "a@sha256:2"}, "b@sha256:1"},
	} {
		if digest := RepoDigest(test.name, test.digests); digest != test.digest {
			t.Errorf("the digest of %s among %v is %q", test.name, test.digests, digest)
		}
	}
}

func TestBuildLog(t *testing.T) {
	lines := []string{`{"stream":"Step 1\n"}`, `{"status":"Pulling"}`, "", `{"error":"no such file"}`}
	text, failure, err := buildLog(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil || text != "Step 1\nPulling\n" || failure == nil || *failure != "no such file" {
		t.Errorf("the log is %q, %v, %v", text, failure, err)
	}
}
