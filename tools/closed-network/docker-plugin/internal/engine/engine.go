// Package engine speaks with a Docker engine.
package engine

import (
	"context"
	"fmt"
	"net/http"
	"sync"
)

// Engine is a Docker engine. Nothing is connected before the first call, so that a plugin that only checks and diffs needs
// no engine.
type Engine struct {
	host       Host
	mutex      sync.Mutex
	connection *connection
	apiVersion *string
}

// connection is the client, once the engine has answered.
type connection struct {
	ready  chan struct{}
	client *http.Client
	base   string
	// host is that of the requests' addresses.
	host string
	err  error
}

// New is the engine of a host.
func New(host Host) *Engine {
	return &Engine{host: host}
}

// APIVersion is the newest API version that the engine speaks, such as `1.41`. It is asked once.
func (e *Engine) APIVersion(ctx context.Context) (string, error) {
	e.mutex.Lock()
	known := e.apiVersion
	e.mutex.Unlock()
	if known != nil {
		return *known, nil
	}
	var answer struct{ ApiVersion string }
	if err := e.Get(ctx, "/version", Call{}, &answer); err != nil {
		return "", err
	}
	e.mutex.Lock()
	e.apiVersion = &answer.ApiVersion
	e.mutex.Unlock()
	return answer.ApiVersion, nil
}

// Reach fails when the engine has not answered yet and does not now.
func (e *Engine) Reach(ctx context.Context) error {
	_, err := e.connected(ctx)
	return err
}

// connected is the client, after the engine has answered once. A failure is not remembered: the next call tries again.
func (e *Engine) connected(ctx context.Context) (*connection, error) {
	e.mutex.Lock()
	current := e.connection
	if current == nil {
		current = &connection{ready: make(chan struct{})}
		e.connection = current
		go e.connect(current)
	}
	e.mutex.Unlock()
	select {
	case <-current.ready:
		return current, current.err
	case <-ctx.Done():
		return nil, unreachable(e.host.Host, context.Cause(ctx))
	}
}

// connect is not hurried by the call that happens to be the first: others may be waiting for it too.
func (e *Engine) connect(current *connection) {
	current.err = e.reach(current)
	if current.err != nil {
		e.mutex.Lock()
		e.connection = nil
		e.mutex.Unlock()
	}
	close(current.ready)
}

func (e *Engine) reach(current *connection) error {
	at, err := addressOf(e.host)
	if err != nil {
		return err
	}
	transport, err := transportTo(at, e.host)
	if err != nil {
		return err
	}
	current.client = &http.Client{Transport: transport}
	current.base, current.host = at.scheme+"://"+at.host, at.host
	if e.host.SkipCheck {
		return nil
	}
	if err := e.answer(context.Background(), current, http.MethodGet, "/_ping", Call{}, nil); err != nil {
		return &Error{Message: fmt.Sprintf(
			"Error pinging Docker server, please make sure that %s is reachable and has a  '_ping' endpoint. Error: %s",
			e.host.Host, err,
		)}
	}
	return nil
}
