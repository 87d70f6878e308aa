package container

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
)

// attach waits until the container has stopped; it answers with all it wrote, if that is wanted.
func attach(ctx shared.Context, id string, wantsLogs, tty bool) (*string, error) {
	type collected struct {
		log *string
		err error
	}
	logs := make(chan collected, 1)
	// When the wait fails, that is reported, and nobody needs the log any more.
	collecting, end := context.WithCancel(ctx)
	defer end()
	if wantsLogs {
		go func() {
			log, err := collect(collecting, ctx.Engine, id, tty)
			logs <- collected{log, err}
		}()
	} else {
		logs <- collected{}
	}
	call := engine.Call{Query: url.Values{"condition": {"not-running"}}}
	if err := ctx.Engine.Post(ctx, "/containers/"+id+"/wait", call, nil); err != nil {
		return nil, fmt.Errorf("Unable to wait container end of execution: %w", err)
	}
	result := <-logs
	return result.log, result.err
}

func collect(ctx context.Context, from *engine.Engine, id string, tty bool) (*string, error) {
	stream, err := from.Stream(ctx, http.MethodGet, "/containers/"+id+"/logs", engine.Call{Query: url.Values{
		"stdout": {"true"}, "stderr": {"true"}, "follow": {"true"}, "timestamps": {"false"},
	}})
	if err != nil {
		return nil, fmt.Errorf("unable to read container logs: %w", err)
	}
	defer func() { _ = stream.Close() }()
	all, err := io.ReadAll(stream)
	if err != nil {
		return nil, err
	}
	if !tty {
		all = shared.Demultiplex(all)
	}
	log := string(all)
	return &log, nil
}
