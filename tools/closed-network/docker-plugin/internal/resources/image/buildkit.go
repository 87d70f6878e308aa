package image

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"

	"github.com/moby/buildkit/client"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// buildWithBuildKit has the engine's own BuildKit build, as buildx does with its `docker` driver. A trap of the official plugin:
// what the build printed is nowhere but in `buildLogFile`; a failure names the step, and not what it said.
func buildWithBuildKit(ctx shared.Context, build values.Map, name string) error {
	err := solve(ctx, build, name)
	if err != nil {
		return fmt.Errorf("Error running buildx build: %w", err)
	}
	return nil
}

func solve(ctx shared.Context, build values.Map, name string) error {
	log, err := logOf(build)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	builder, err := connect(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = builder.Close() }()
	worker, err := workerOf(ctx, builder)
	if err != nil {
		return err
	}
	request, err := solveRequest(build, name, worker)
	if err != nil {
		return err
	}
	// It is closed by Solve.
	told := make(chan *client.SolveStatus)
	written := make(chan struct{})
	go func() {
		defer close(written)
		for status := range told {
			for _, line := range status.Logs {
				_, _ = log.Write(line.Data)
			}
		}
	}()
	_, err = builder.Solve(ctx, nil, request, told)
	<-written
	return err
}

// connect leads to the engine's BuildKit; what a build asks of its client comes by connections of their own.
func connect(ctx shared.Context) (*client.Client, error) {
	return client.New(ctx, "",
		client.WithContextDialer(func(ctx2 context.Context, _ string) (net.Conn, error) {
			return ctx.Engine.Hijack(ctx2, "/grpc", "h2c", nil)
		}),
		client.WithSessionDialer(sessionsOf(ctx)),
	)
}

func sessionsOf(ctx shared.Context) func(context.Context, string, map[string][]string) (net.Conn, error) {
	return func(ctx2 context.Context, protocol string, header map[string][]string) (net.Conn, error) {
		return ctx.Engine.Hijack(ctx2, "/session", protocol, header)
	}
}

// worker is what the engine's BuildKit can do.
type worker struct {
	// keepsManifests: with containerd's image store it exports caches, attestations, and several platforms.
	keepsManifests bool
	// hostGateway is the address that `host-gateway` stands for; empty where it is not told.
	hostGateway string
}

func workerOf(ctx context.Context, builder *client.Client) (worker, error) {
	found := worker{}
	workers, err := builder.ListWorkers(ctx)
	for _, one := range workers {
		if one.Labels["org.mobyproject.buildkit.worker.snapshotter"] != "" {
			found.keepsManifests = true
		}
		if address := one.Labels["org.mobyproject.buildkit.worker.moby.host-gateway-ip"]; address != "" {
			found.hostGateway = address
		}
	}
	return found, err
}

// logOf is where the build's log goes: to its end, and made if it is not there.
func logOf(build values.Map) (io.WriteCloser, error) {
	file := values.Text(build, "buildLogFile")
	if file == "" {
		return nowhere{}, nil
	}
	log, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("failed to open build log file: %w", err)
	}
	return log, nil
}

type nowhere struct{}

func (nowhere) Write(data []byte) (int, error) { return len(data), nil }
func (nowhere) Close() error                   { return nil }

// errNotKept is buildx's word for what an engine without containerd's image store cannot do.
func errNotKept(feature, page string) error {
	return errors.New(feature + " is not supported for the docker driver.\n" +
		"Switch to a different driver, or turn on the containerd image store, and try again.\n" +
		"Learn more at " + page)
}
