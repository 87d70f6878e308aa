package service

import "testing"

func TestShortDuration(t *testing.T) {
	for nanoseconds, want := range map[int64]string{
		60e9:   "1m",
		3600e9: "1h",
		90e9:   "1m30s",
		0:      "0s",
	} {
		if got := shortDuration(nanoseconds); got != want {
			t.Errorf("%d ns print as %s, want %s", nanoseconds, got, want)
		}
	}
}
