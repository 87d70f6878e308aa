package engine

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
)

// Hijack turns a request into a connection of another protocol, as the engine offers it to builders: `/grpc` leads to its
// BuildKit, `/session` has it come back for what a build asks of its client.
func (e *Engine) Hijack(ctx context.Context, path, protocol string, header map[string][]string) (net.Conn, error) {
	current, err := e.connected(ctx)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, current.base+path, http.NoBody)
	if err != nil {
		return nil, unreachable(e.host.Host, err)
	}
	for name, values := range header {
		request.Header[http.CanonicalHeaderKey(name)] = values
	}
	request.Header.Set("Connection", "Upgrade")
	request.Header.Set("Upgrade", protocol)
	connection, err := current.dial(ctx)
	if err != nil {
		return nil, unreachable(e.host.Host, err)
	}
	if err := request.Write(connection); err != nil {
		_ = connection.Close()
		return nil, unreachable(e.host.Host, err)
	}
	buffered := bufio.NewReader(connection)
	answer, err := http.ReadResponse(buffered, request)
	if err != nil {
		_ = connection.Close()
		return nil, unreachable(e.host.Host, err)
	}
	if answer.StatusCode != http.StatusSwitchingProtocols {
		_ = connection.Close()
		return nil, fmt.Errorf("unable to upgrade to %s, received %d", protocol, answer.StatusCode)
	}
	return &hijacked{connection, buffered}, nil
}

// dial opens a connection that is nobody else's.
func (c *connection) dial(ctx context.Context) (net.Conn, error) {
	transport, _ := c.client.Transport.(*http.Transport)
	plain, err := transport.DialContext(ctx, "", "")
	if err != nil || transport.TLSClientConfig == nil {
		return plain, err
	}
	config := transport.TLSClientConfig.Clone()
	if host, _, err := net.SplitHostPort(c.host); err == nil && config.ServerName == "" {
		config.ServerName = host
	}
	secure := tls.Client(plain, config)
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = plain.Close()
		return nil, err
	}
	return secure, nil
}

// hijacked reads first what came with the answer.
type hijacked struct {
	net.Conn
	buffered *bufio.Reader
}

func (h *hijacked) Read(into []byte) (int, error) {
	return h.buffered.Read(into)
}
