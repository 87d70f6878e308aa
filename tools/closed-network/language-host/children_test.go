package main

import (
	"context"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

func TestChildrenEndWithWhatAskedForThem(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a POSIX shell")
	}
	for name, stop := range map[string]func(*children, context.CancelFunc){
		"the call's end":     func(_ *children, end context.CancelFunc) { end() },
		"a cancelled update": func(c *children, _ context.CancelFunc) { c.cancel() },
		"the host's end":     func(c *children, _ context.CancelFunc) { c.kill() },
	} {
		t.Run(name, func(t *testing.T) {
			running := newChildren()
			call, end := context.WithCancel(t.Context())
			defer end()
			ended := make(chan error, 1)
			go func() { ended <- running.run(call, exec.Command("sleep", "60")) }()
			for range 200 {
				if running.count() == 1 {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			stop(running, end)
			select {
			case err := <-ended:
				if err == nil {
					t.Error("it ended by itself")
				}
			case <-time.After(grace):
				t.Error("it did not end")
			}
			if running.count() != 0 {
				t.Error("it still counts as running")
			}
		})
	}
}

func TestNothingStartsAfterTheHostsEnd(t *testing.T) {
	running := newChildren()
	running.kill()
	if err := running.run(t.Context(), exec.Command("true")); err == nil {
		t.Error("it was started")
	}
}

func (c *children) count() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return len(c.running)
}
