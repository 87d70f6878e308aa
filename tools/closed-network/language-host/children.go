package main

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"time"
)

// grace is how long an interrupted program may take to end by itself.
const grace = 5 * time.Second

// children are the processes this host has started and that still run, so that none outlives it or a cancelled update.
type children struct {
	mutex   sync.Mutex
	running map[*exec.Cmd]context.CancelFunc
	ended   bool
}

func newChildren() *children {
	return &children{running: map[*exec.Cmd]context.CancelFunc{}}
}

// run starts a process and waits for its end. When the call that asked for it ends first, the process is interrupted.
func (c *children) run(call context.Context, command *exec.Cmd) error {
	call, interrupt := context.WithCancel(call)
	defer interrupt()
	if err := c.start(command, interrupt); err != nil {
		return err
	}
	defer c.remove(command)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-call.Done():
			end(command.Process, ended)
		case <-ended:
		}
	}()
	return command.Wait()
}

func (c *children) start(command *exec.Cmd, interrupt context.CancelFunc) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.ended {
		return context.Canceled
	}
	if err := command.Start(); err != nil {
		return err
	}
	c.running[command] = interrupt
	return nil
}

func (c *children) remove(command *exec.Cmd) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	delete(c.running, command)
}

// end interrupts a process, and kills it when it has not ended within the grace (or cannot be interrupted: Windows).
func end(process *os.Process, ended <-chan struct{}) {
	if process.Signal(os.Interrupt) == nil {
		select {
		case <-ended:
			return
		case <-time.After(grace):
		}
	}
	_ = process.Kill()
}

// cancel interrupts them all.
func (c *children) cancel() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, interrupt := range c.running {
		interrupt()
	}
}

// kill is for the host's own end: there is no time left to be kind. Nothing can be started any more.
func (c *children) kill() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.ended = true
	for command := range c.running {
		_ = command.Process.Kill()
	}
}
