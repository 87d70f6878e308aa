package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"syscall"

	"github.com/google/shlex"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

// alreadyTold is the code by which the SDK's run command says that it has told the user what went wrong.
const alreadyTold = 32

// Run runs the program by the run command of its own SDK and answers when it has ended. The program talks to the engine's
// monitor directly; its output goes to this host's, where the CLI reads it.
func (h *host) Run(call context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	program, err := readProgram(request.GetInfo())
	if err != nil {
		return nil, err
	}
	script, err := locateModule(runPath("@pulumi/pulumi/cmd/run"), program.directory, "pulumi install")
	if err != nil {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	command, err := nodeCommand(program.options, script, runArguments(program, h.engine(), h.tracing, request))
	if err != nil {
		return nil, err
	}
	config, err := runConfig(request.GetConfig())
	if err != nil {
		return nil, err
	}
	secretKeys, err := configSecretKeys(request.GetConfigSecretKeys())
	if err != nil {
		return nil, err
	}
	command.Env = slices.Concat(os.Environ(), traceEnv(call), typescriptEnv(program.options),
		[]string{"PULUMI_CONFIG=" + config, "PULUMI_CONFIG_SECRET_KEYS=" + secretKeys})
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	return runResponse(h.running.run(call, command)), nil
}

// traceEnv is the environment by which the SDK learns within which of the CLI's spans the program runs, where the CLI traces.
func traceEnv(call context.Context) []string {
	headers, _ := metadata.FromIncomingContext(call)
	parent := headers.Get("traceparent")
	if len(parent) == 0 {
		return nil
	}
	return []string{"TRACEPARENT=" + parent[0]}
}

func runResponse(err error) *pulumirpc.RunResponse {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}
	case !errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("could not start Node.js: %v", err)}
	case exit.ExitCode() == alreadyTold:
		return &pulumirpc.RunResponse{Bail: true}
	}
	if status, known := exit.Sys().(syscall.WaitStatus); known && status.Signaled() {
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("Program was ended by a signal: %v", status.Signal())}
	}
	return &pulumirpc.RunResponse{Error: fmt.Sprintf("Program exited with non-zero exit code: %d", exit.ExitCode())}
}

// RunPlugin runs a plugin written for Node.js (a component provider, a converter) by the run-plugin command of its own SDK.
// Its output is sent over the call, and at last its exit code; when the call ends first, so does the plugin.
func (h *host) RunPlugin(
	request *pulumirpc.RunPluginRequest, call grpc.ServerStreamingServer[pulumirpc.RunPluginResponse],
) error {
	if request.GetKind() == "analyzer" {
		return errors.New("this language host does not run policy packs")
	}
	plugin, err := readProgram(request.GetInfo())
	if err != nil {
		return err
	}
	installWith := "npm install in " + plugin.directory
	script, err := locateModule(runPath("@pulumi/pulumi/cmd/run-plugin"), plugin.directory, installWith)
	if err != nil {
		return err
	}
	command, err := nodeCommand(plugin.options, script, append([]string{plugin.directory}, request.GetArgs()...))
	if err != nil {
		return err
	}
	command.Dir = request.GetPwd()
	// An empty list means the host's own environment, as for any started process.
	env := request.GetEnv()
	if len(env) == 0 {
		env = os.Environ()
	}
	command.Env = slices.Concat(env, typescriptEnv(plugin.options))
	sent := &sync.Mutex{}
	command.Stdout = sendTo(sent, func(data []byte) error {
		return call.Send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stdout{Stdout: data}})
	})
	command.Stderr = sendTo(sent, func(data []byte) error {
		return call.Send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stderr{Stderr: data}})
	})
	code := int32(0)
	var exit *exec.ExitError
	switch err := h.running.run(call.Context(), command); {
	case err == nil:
	case !errors.As(err, &exit):
		return fmt.Errorf("could not start Node.js: %w", err)
	case exit.ExitCode() < 0:
		code = 1
	default:
		code = int32(exit.ExitCode())
	}
	return call.Send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: code}})
}

func runPath(otherwise string) string {
	if path := os.Getenv("PULUMI_LANGUAGE_NODEJS_RUN_PATH"); path != "" {
		return path
	}
	return otherwise
}

// nodeCommand runs a script with the runtime option nodeargs, which is split as a POSIX shell would.
func nodeCommand(options nodeOptions, script string, arguments []string) (*exec.Cmd, error) {
	nodeArguments, err := shlex.Split(options.nodeargs)
	if err != nil {
		return nil, fmt.Errorf("the option nodeargs cannot be split into arguments: %w: %s", err, options.nodeargs)
	}
	return exec.Command("node", slices.Concat(nodeArguments, []string{script}, arguments)...), nil
}

// typescriptEnv is the environment by which the SDK learns of the TypeScript options.
func typescriptEnv(options nodeOptions) []string {
	var env []string
	if options.typescript {
		env = append(env, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if options.tsconfig != "" {
		env = append(env, "PULUMI_NODEJS_TSCONFIG_PATH="+options.tsconfig)
	}
	return env
}

// sender writes what a process prints to a stream of messages, one at a time.
type sender struct {
	mutex *sync.Mutex
	send  func([]byte) error
}

func sendTo(mutex *sync.Mutex, send func([]byte) error) *sender {
	return &sender{mutex, send}
}

func (s *sender) Write(data []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return len(data), s.send(slices.Clone(data))
}
