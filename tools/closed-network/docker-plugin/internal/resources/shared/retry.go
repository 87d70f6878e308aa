package shared

import (
	"context"
	"fmt"
	"time"
)

const (
	pause = 300 * time.Millisecond
	limit = 30 * time.Second
)

// UntilSettled asks again until the answer is not the pending one; after 30 seconds it gives up with the official plugin's
// words.
func UntilSettled(ctx context.Context, target, pendingState string, attempt func() (bool, error)) error {
	end := time.Now().Add(limit)
	for {
		settled, err := attempt()
		if err != nil || settled {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf(
				"timeout while waiting for state to become '%s' (last state: '%s', timeout: 30s)", target, pendingState,
			)
		}
		if err := Sleep(ctx, pause); err != nil {
			return err
		}
	}
}

// Sleep waits, unless the context ends first.
func Sleep(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
