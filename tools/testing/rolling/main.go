// Command rolling is all that a test of updates without a pause runs: the service that is updated, who asks it, and who counts.
//
//	rolling serve [ARGUMENT]                      a service that takes a while to get ready, and ends in order
//	rolling check                                 its health check
//	rolling proxy                                 passes each request to one address of UPSTREAM, which it looks up anew
//	rolling load [-rate 50] [-fresh] [-duration 30m] URL
//	                                              sends requests at a steady rate, and prints what became of them as JSON
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const address = ":8080"

// drainTime is how long a server may take to answer what it has accepted.
const drainTime = 10 * time.Second

func main() {
	asked, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(asked, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(asked context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New("usage: rolling serve | check | proxy | load URL")
	}
	mode, args := args[0], args[1:]
	switch mode {
	case "serve":
		service, err := serviceOf(os.Getenv, args)
		if err != nil {
			return err
		}
		return serve(asked, service)
	case "check":
		return check("http://127.0.0.1" + address + "/healthz")
	case "proxy":
		return serve(asked, newProxy(os.Getenv("UPSTREAM")))
	case "load":
		flags := flag.NewFlagSet(mode, flag.ContinueOnError)
		rate := flags.Int("rate", 50, "requests a second")
		fresh := flags.Bool("fresh", false, "a connection of its own for each request")
		duration := flags.Duration("duration", 30*time.Minute, "how long at most; a signal ends it sooner")
		if err := flags.Parse(args); err != nil {
			return err
		}
		during, stop := context.WithTimeout(asked, *duration)
		defer stop()
		return printLoad(during, os.Stdout, flags.Arg(0), *rate, *fresh)
	}
	return fmt.Errorf("unknown mode: %s", mode)
}

// serve answers until it is asked to end. Then it accepts nothing more, answers what it has accepted, and returns.
func serve(asked context.Context, handler http.Handler) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return serveOn(asked, listener, handler)
}

func serveOn(asked context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-asked.Done():
	}
	draining, stop := context.WithTimeout(context.Background(), drainTime)
	defer stop()
	return server.Shutdown(draining)
}
