// Command pulumi-resource-docker stands in for the official plugin of the same name. It speaks pulumirpc.ResourceProvider.
package main

import (
	"fmt"
	"net"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"

	"pulumi-compose/tools/docker-plugin/internal/server"
)

// version is that of the official plugin that this stands in for.
var version = "5.2.0"

func main() {
	args := os.Args[1:]
	if slices.Contains(args, "--version") || slices.Contains(args, "-version") {
		fmt.Println(version)
		return
	}
	if err := serve(engineAddress(args)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// engineAddress is the first argument that is no flag; the CLI also passes flags of its own.
func engineAddress(args []string) string {
	for _, argument := range args {
		if !strings.HasPrefix(argument, "-") {
			return argument
		}
	}
	return ""
}

// serve answers the engine until it goes away or a signal comes.
func serve(address string) error {
	// The CLI ends its plugins by an interrupt and gives them five seconds. They run in process groups of their own, so a
	// Ctrl-C at the terminal, which is meant for the CLI, does not come here.
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	gone := make(chan struct{})
	server.WatchEngine(address, func() { close(gone) })

	provider, err := server.New(version, address)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	calls := grpc.NewServer(
		grpc.MaxRecvMsgSize(unlimited), grpc.MaxSendMsgSize(unlimited), grpc.UnaryInterceptor(server.Recovered))
	pulumirpc.RegisterResourceProviderServer(calls, provider)
	failed := make(chan error, 1)
	go func() { failed <- calls.Serve(listener) }()
	// The engine reads the port from the first line.
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)

	select {
	case err := <-failed:
		return err
	case <-signals:
	case <-gone:
	}
	return nil
}

const unlimited = 1 << 30
