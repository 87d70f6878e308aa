package engine

import (
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"sync"
	"time"
)

// sshConnection carries HTTP over `ssh HOST docker system dial-stdio`, with the user's own ssh and its configuration.
type sshConnection struct {
	io.Reader
	io.WriteCloser
	command *exec.Cmd
	end     sync.Once
}

func dialSSH(host string, sshOpts []string) (net.Conn, error) {
	arguments, err := sshArguments(host, sshOpts)
	if err != nil {
		return nil, err
	}
	command := exec.Command("ssh", arguments...)
	command.Stderr = os.Stderr
	input, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	return &sshConnection{Reader: output, WriteCloser: input, command: command}, nil
}

// Close ends the ssh command.
func (c *sshConnection) Close() error {
	c.end.Do(func() {
		_ = c.WriteCloser.Close()
		_ = c.command.Process.Kill()
		go func() { _ = c.command.Wait() }()
	})
	return nil
}

// What HTTP expects of a connection and a pipe has no use for.

func (c *sshConnection) LocalAddr() net.Addr              { return &net.UnixAddr{Name: "ssh", Net: "unix"} }
func (c *sshConnection) RemoteAddr() net.Addr             { return c.LocalAddr() }
func (c *sshConnection) SetDeadline(time.Time) error      { return nil }
func (c *sshConnection) SetReadDeadline(time.Time) error  { return nil }
func (c *sshConnection) SetWriteDeadline(time.Time) error { return nil }

func sshArguments(host string, sshOpts []string) ([]string, error) {
	parsed, err := url.Parse(host)
	if err != nil {
		return nil, err
	}
	arguments := append([]string{}, sshOpts...)
	if user := parsed.User.Username(); user != "" {
		arguments = append(arguments, "-l", user)
	}
	if port := parsed.Port(); port != "" {
		arguments = append(arguments, "-p", port)
	}
	return append(arguments, "--", parsed.Hostname(), "docker", "system", "dial-stdio"), nil
}
