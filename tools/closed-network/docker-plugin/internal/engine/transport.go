package engine

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"time"
)

// idleTimeout is how long a connection is kept that nobody uses.
const idleTimeout = 90 * time.Second

// idleConnections are kept for the many resources that are worked on at once.
const idleConnections = 64

// transportTo carries requests to the engine. It does not connect yet.
func transportTo(at address, host Host) (*http.Transport, error) {
	transport := &http.Transport{
		DisableCompression:  true,
		MaxIdleConnsPerHost: idleConnections,
		IdleConnTimeout:     idleTimeout,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			switch at.network {
			case "ssh":
				return dialSSH(host.Host, host.SSHOpts)
			case "npipe":
				return dialPipe(ctx, at.place)
			}
			return (&net.Dialer{}).DialContext(ctx, at.network, at.place)
		},
	}
	if at.scheme != "https" {
		return transport, nil
	}
	secure := &tls.Config{MinVersion: tls.VersionTLS12}
	if at.ca != "" {
		secure.RootCAs = x509.NewCertPool()
		if !secure.RootCAs.AppendCertsFromPEM([]byte(at.ca)) {
			return nil, errors.New("there is no certificate in ca_material or ca.pem")
		}
	}
	if at.cert != "" {
		pair, err := tls.X509KeyPair([]byte(at.cert), []byte(at.key))
		if err != nil {
			return nil, err
		}
		secure.Certificates = []tls.Certificate{pair}
	}
	transport.TLSClientConfig = secure
	return transport, nil
}
