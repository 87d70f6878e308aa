// Command pulumi-resource-docker stands in for the official plugin of the same name. It speaks pulumirpc.ResourceProvider.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/server"
	standin "pulumi-compose/tools/closed-network/stand-in"
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

// withValue are the CLI's flags whose value is the next argument.
var withValue = []string{"-tracing", "--tracing"}

// engineAddress is the first argument that is neither a flag nor a flag's value; the CLI also passes flags of its own.
func engineAddress(args []string) string {
	isValue := false
	for _, argument := range args {
		if !isValue && !strings.HasPrefix(argument, "-") {
			return argument
		}
		isValue = slices.Contains(withValue, argument)
	}
	return ""
}

// serve answers the engine until it goes away or a signal comes. The CLI ends its plugins by an interrupt and gives them five
// seconds. They run in process groups of their own, so a Ctrl-C at the terminal, which is meant for the CLI, does not come
// here.
func serve(address string) error {
	provider, err := server.New(version, address)
	if err != nil {
		return err
	}
	calls := standin.NewServer()
	calls.Watch(address)
	register := func(to grpc.ServiceRegistrar) { pulumirpc.RegisterResourceProviderServer(to, provider) }
	return calls.Serve(register, grpc.UnaryInterceptor(server.Recovered))
}
