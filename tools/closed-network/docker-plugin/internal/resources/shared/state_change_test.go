package shared

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestStateChange(t *testing.T) {
	removal := StateChange{Target: "removed", Pending: "in_use", Delay: 2 * time.Second, Gap: 5 * time.Second, Limit: 30 * time.Second}
	failure := errors.New("no")
	tooLong := "timeout while waiting for state to become 'removed' (last state: 'in_use', timeout: 30s)"
	for _, test := range []struct {
		name    string
		waits   bool
		pending int
		failure error
		looks   []time.Duration
		end     time.Duration
		said    string
	}{
		{"at the first look", true, 0, nil, seconds(2), 2 * time.Second, ""},
		{"at the third", true, 2, nil, seconds(2, 7, 17), 17 * time.Second, ""},
		{"never", true, 100, nil, seconds(2, 7, 17, 27), 30 * time.Second, tooLong},
		{"a failure", true, 0, failure, seconds(2), 2 * time.Second, "no"},
		{"at once, without waits", false, 0, nil, seconds(0), 0, ""},
		{"soon, without waits", false, 2, nil, seconds(0, 0.3, 0.6), 600 * time.Millisecond, ""},
		{"never, without waits", false, 1000, nil, nil, 30 * time.Second, tooLong},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start, looks, pending := time.Now(), []time.Duration{}, test.pending
				err := removal.Wait(Context{Context: t.Context(), Waits: test.waits}, func() (bool, error) {
					looks = append(looks, time.Since(start))
					pending--
					return pending < 0, test.failure
				})
				said := ""
				if err != nil {
					said = err.Error()
				}
				if test.looks != nil && !slices.Equal(looks, test.looks) || said != test.said || time.Since(start) != test.end {
					t.Errorf("looked at %v, ended at %v with %q", looks, time.Since(start), said)
				}
			})
		})
	}
}

func seconds(values ...float64) []time.Duration {
	result := []time.Duration{}
	for _, value := range values {
		result = append(result, time.Duration(value*float64(time.Second)))
	}
	return result
}
