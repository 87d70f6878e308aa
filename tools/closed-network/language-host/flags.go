package main

import (
	"flag"
	"io"
)

// flags is what the CLI says on the command line: flags, then the engine's address.
type flags struct {
	engineAddress string
	tracing       string
	runtime       string
	version       bool
}

func parseFlags(args []string) (flags, error) {
	var parsed flags
	set := flag.NewFlagSet("pulumi-language-nodejs", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&parsed.tracing, "tracing", "", "where traces go")
	set.StringVar(&parsed.runtime, "runtime", "nodejs", "the runtime that programs need")
	set.BoolVar(&parsed.version, "version", false, "print the version and end")
	// Said by CLIs of before 3.x; the roots of programs come with each call.
	set.String("root", "", "ignored")
	set.String("typescript", "", "ignored")
	if err := set.Parse(args); err != nil {
		return flags{}, err
	}
	parsed.engineAddress = set.Arg(0)
	return parsed, nil
}
