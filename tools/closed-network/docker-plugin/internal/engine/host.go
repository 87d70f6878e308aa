package engine

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Host is where the engine is, as the provider's configuration says.
type Host struct {
	// Host is `unix://`, `npipe://`, `tcp://`, `http://`, `https://` or `ssh://`.
	Host      string
	SSHOpts   []string
	CA        string
	Cert      string
	Key       string
	CertPath  string
	SkipCheck bool
}

// address is the same in HTTP's terms.
type address struct {
	// network and place are what to dial; network is "ssh" for a connection through the ssh command.
	network string
	place   string
	// scheme and host are those of the requests' addresses.
	scheme string
	host   string
	ca     string
	cert   string
	key    string
}

// addressOf is where to dial. It is an error when the host makes no sense.
func addressOf(host Host) (address, error) {
	certificates, secure, err := certificatesOf(host)
	if err != nil {
		return address{}, err
	}
	protocol, rest, found := strings.Cut(host.Host, "://")
	if !found {
		protocol = ""
	}
	switch protocol {
	case "unix":
		return address{network: "unix", place: rest, scheme: "http", host: "localhost"}, nil
	case "npipe":
		pipe := strings.ReplaceAll(rest, "/", `\`)
		return address{network: "npipe", place: pipe, scheme: "http", host: "localhost"}, nil
	case "ssh":
		return address{network: "ssh", scheme: "http", host: "docker.example.com"}, nil
	case "tcp", "http", "https":
		parsed, err := url.Parse("http://" + rest)
		if err != nil {
			return address{}, fmt.Errorf("unable to parse docker host `%s`", host.Host)
		}
		at := certificates
		at.scheme = "http"
		port := "2375"
		if secure || protocol == "https" {
			at.scheme = "https"
			port = "2376"
		}
		if parsed.Port() != "" {
			port = parsed.Port()
		}
		at.network = "tcp"
		at.place = net.JoinHostPort(parsed.Hostname(), port)
		at.host = at.place
		return at, nil
	}
	return address{}, fmt.Errorf("unable to parse docker host `%s`", host.Host)
}

// certificatesOf are the certificates that are given in full or in a folder, and whether there are any.
func certificatesOf(host Host) (address, bool, error) {
	if host.Cert != "" || host.Key != "" {
		if host.Cert == "" || host.Key == "" {
			return address{}, false, errors.New("cert_material, and key_material must be specified")
		}
		if host.CertPath != "" {
			return address{}, false, errors.New("cert_path must not be specified")
		}
		return address{ca: host.CA, cert: host.Cert, key: host.Key}, true, nil
	}
	if host.CertPath == "" {
		return address{}, false, nil
	}
	read := address{}
	for name, text := range map[string]*string{"ca.pem": &read.ca, "cert.pem": &read.cert, "key.pem": &read.key} {
		content, err := os.ReadFile(filepath.Join(host.CertPath, name))
		if err != nil {
			return address{}, false, err
		}
		*text = string(content)
	}
	return read, true, nil
}
