package main

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// InstallDependencies installs the program's npm dependencies, from its workspace's root, and sends what the package manager
// prints.
func (h *host) InstallDependencies(
	request *pulumirpc.InstallDependenciesRequest, call grpc.ServerStreamingServer[pulumirpc.InstallDependenciesResponse],
) error {
	program, err := readProgram(request.GetInfo())
	if err != nil {
		return err
	}
	sent := &sync.Mutex{}
	stdout := sendTo(sent, func(data []byte) error {
		return call.Send(&pulumirpc.InstallDependenciesResponse{Stdout: data})
	})
	stderr := sendTo(sent, func(data []byte) error {
		return call.Send(&pulumirpc.InstallDependenciesResponse{Stderr: data})
	})
	root := workspaceRoot(program.directory)
	line := installCommand(packageManager(program.options.packagemanager, root), program.options.production)
	fmt.Fprint(stdout, "Installing dependencies...\n\n")
	if root != program.directory {
		fmt.Fprintf(stdout, "Detected workspace root at %s\n", root)
	}
	command := exec.Command(line[0], line[1:]...)
	command.Dir, command.Stdout, command.Stderr = root, stdout, stderr
	var exit *exec.ExitError
	switch err := h.running.run(call.Context(), command); {
	case errors.As(err, &exit):
		return fmt.Errorf("%s exited with code %d", strings.Join(line, " "), exit.ExitCode())
	case err != nil:
		return fmt.Errorf("could not start %s: %w", line[0], err)
	}
	fmt.Fprint(stdout, "Finished installing dependencies\n\n")
	return nil
}
