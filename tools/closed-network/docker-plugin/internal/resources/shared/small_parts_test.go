package shared

import (
	"hash/crc32"
	"slices"
	"strconv"
	"testing"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
)

func TestSplitName(t *testing.T) {
	for _, test := range []struct{ name, image, tag string }{
		{"busybox", "busybox", "latest"},
		{"busybox:1.36", "busybox", "1.36"},
		{"localhost:5000/a/b", "localhost:5000/a/b", "latest"},
		{"localhost:5000/a/b:2", "localhost:5000/a/b", "2"},
		{"a/b@sha256:123", "a/b", "sha256:123"},
		{"a/b:1@sha256:123", "a/b", "sha256:123"},
	} {
		if image, tag := splitName(test.name); image != test.image || tag != test.tag {
			t.Errorf("%s is %s and %s, not %s and %s", test.name, image, tag, test.image, test.tag)
		}
	}
}

func TestChecksum(t *testing.T) {
	for text, sum := range map[string]uint64{"123456789": 0xcbf43926, "": 0} {
		if got := checksum(text); got != strconv.FormatUint(sum, 10) {
			t.Errorf("the checksum of %q is %s", text, got)
		}
	}
}

func TestSetIsWalkedByTheChecksumsDecimalTexts(t *testing.T) {
	items := []string{"8.8.8.8", "1.1.1.1", "9.9.9.9"}
	walked := TextsInHashOrder(schema.Container.Fields.Get("dns"), []any{items[0], items[1], items[2]})
	slices.SortFunc(items, func(a, b string) int {
		decimal := func(text string) string { return strconv.Itoa(int(crc32.ChecksumIEEE([]byte(text)))) }
		if decimal(a) < decimal(b) {
			return -1
		}
		return 1
	})
	if !slices.Equal(walked, items) {
		t.Errorf("walked %v, not %v", walked, items)
	}
}

func TestDemultiplex(t *testing.T) {
	frame := func(text string) []byte {
		return append([]byte{1, 0, 0, 0, 0, 0, 0, byte(len(text))}, text...)
	}
	log := slices.Concat(frame("out\n"), frame("err\n"), []byte{1, 0, 0})
	if plain := string(Demultiplex(log)); plain != "out\nerr\n" {
		t.Errorf("the log is %q", plain)
	}
}
