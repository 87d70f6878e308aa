// Command pulumi-language-nodejs stands in for the official language host of the same name: the program through which the
// Pulumi CLI runs Node.js programs. It speaks pulumirpc.LanguageRuntime.
package main

import (
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// version is that of the release whose part this host plays; the build sets it to that of the CLI.
var version = "v0.0.0"

func main() {
	flags, err := parseFlags(os.Args[1:])
	if err != nil {
		fail(err)
	}
	if flags.version {
		fmt.Println(version)
		return
	}
	if flags.runtime != "nodejs" {
		fail(fmt.Errorf("unsupported runtime: %s", flags.runtime))
	}
	if err := serve(flags); err != nil {
		fail(err)
	}
}

// serve answers the engine until it goes away or a signal comes, and lets nothing that it has started live on.
func serve(flags flags) error {
	running := newChildren()
	gone := make(chan struct{}, 1)
	host := newHost(flags.engineAddress, flags.tracing, running, func() {
		select {
		case gone <- struct{}{}:
		default:
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.MaxRecvMsgSize(unlimited), grpc.MaxSendMsgSize(unlimited))
	pulumirpc.RegisterLanguageRuntimeServer(server, host)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	// The CLI reads the port from the first line.
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer running.kill()
	select {
	case err := <-failed:
		return err
	case <-signals:
	case <-gone:
	}
	return nil
}

const unlimited = 1 << 30

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
