package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// program is a call's program information in plain values.
type program struct {
	rootDirectory string
	directory     string
	// entryPoint is relative to the directory; "." when Node.js is to find it by itself.
	entryPoint string
	options    nodeOptions
}

// nodeOptions are the runtime options of a Pulumi.yaml that concern Node.js.
type nodeOptions struct {
	// typescript loads TypeScript sources through ts-node; on unless switched off.
	typescript     bool
	tsconfig       string
	nodeargs       string
	packagemanager string
	// production leaves development dependencies out when installing.
	production bool
}

var packageManagers = []string{"auto", "npm", "yarn", "pnpm", "bun"}

// readProgram fails when the information is absent or an option has the wrong type.
func readProgram(info *pulumirpc.ProgramInfo) (program, error) {
	if info == nil {
		return program{}, errors.New("the engine sent no program information; it is older than this host")
	}
	options, err := readNodeOptions(info.GetOptions().AsMap())
	return program{info.GetRootDirectory(), info.GetProgramDirectory(), info.GetEntryPoint(), options}, err
}

// readNodeOptions names the option whose type or value is wrong.
func readNodeOptions(given map[string]any) (nodeOptions, error) {
	options := nodeOptions{typescript: true, packagemanager: "auto"}
	for _, err := range []error{
		readOption(given, "typescript", "a boolean", &options.typescript),
		readOption(given, "tsconfig", "a string", &options.tsconfig),
		readOption(given, "nodeargs", "a string", &options.nodeargs),
		readOption(given, "packagemanager", "a string", &options.packagemanager),
		readOption(given, "production", "a boolean", &options.production),
	} {
		if err != nil {
			return options, err
		}
	}
	if !slices.Contains(packageManagers, options.packagemanager) {
		return options, fmt.Errorf(
			"packagemanager option must be one of %s; it is %q", strings.Join(packageManagers, ", "), options.packagemanager)
	}
	return options, nil
}

func readOption[T any](given map[string]any, name, kind string, into *T) error {
	value, present := given[name]
	if !present || value == nil {
		return nil
	}
	read, right := value.(T)
	if !right {
		return fmt.Errorf("%s option must be %s", name, kind)
	}
	*into = read
	return nil
}
