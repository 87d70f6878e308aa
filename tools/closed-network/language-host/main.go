// Command pulumi-language-nodejs stands in for the official language host of the same name: the program through which the
// Pulumi CLI runs Node.js programs. It speaks pulumirpc.LanguageRuntime.
package main

import (
	"fmt"
	"os"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"

	standin "pulumi-compose/tools/closed-network/stand-in"
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
	defer running.kill()
	server := standin.NewServer()
	host := newHost(flags.engineAddress, flags.tracing, running, server.Watch)
	return server.Serve(func(to grpc.ServiceRegistrar) { pulumirpc.RegisterLanguageRuntimeServer(to, host) })
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
