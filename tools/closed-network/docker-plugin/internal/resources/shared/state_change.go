package shared

import (
	"fmt"
	"time"
)

// StateChange is how the official plugin waits for something to come about: with Terraform's own loop, which lets time go by
// before its first look and doubles what it lets go by between others. Without waits (see Context) it looks at once, and often.
type StateChange struct {
	// Target and Pending are the states' names, for the failure.
	Target, Pending string
	// Delay is before the first look.
	Delay time.Duration
	// Gap is the least time between two.
	Gap time.Duration
	// Limit is that of all together.
	Limit time.Duration
}

const (
	longestGap = 10 * time.Second
	soon       = 300 * time.Millisecond
)

// Wait looks until it sees the target state or fails. When the time is up it gives up with the official plugin's words.
func (c StateChange) Wait(ctx Context, look func() (bool, error)) error {
	end := time.Now().Add(c.Limit)
	pause, gap := c.Delay, 200*time.Millisecond
	if !ctx.Waits {
		pause = 0
	}
	for {
		if left := time.Until(end); pause > left {
			if err := Sleep(ctx, max(left, 0)); err != nil {
				return err
			}
			return c.timeout()
		}
		if err := Sleep(ctx, pause); err != nil {
			return err
		}
		if there, err := look(); err != nil || there {
			return err
		}
		pause, gap = c.next(ctx, gap)
	}
}

func (c StateChange) next(ctx Context, gap time.Duration) (pause, next time.Duration) {
	if !ctx.Waits {
		return min(soon, c.Gap), gap
	}
	pause = min(max(gap, c.Gap), longestGap)
	return pause, 2 * pause
}

func (c StateChange) timeout() error {
	return fmt.Errorf(
		"timeout while waiting for state to become '%s' (last state: '%s', timeout: %s)", c.Target, c.Pending, c.Limit,
	)
}
