// compose-oracle answers what compose-go makes of compose files: the parser's tests and benchmarks hold themselves
// against it. It reads one request a line from standard input and answers one line of JSON each.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
)

// request names the files of one project by name and content. The first Compose of them are compose files; the others
// are only there to be included, extended or read.
type request struct {
	Files    []file            `json:"files"`
	Compose  int               `json:"compose"`
	Env      map[string]string `json:"env"`
	Profiles []string          `json:"profiles"`
	Name     string            `json:"name"`
	// Repeat loads as often and reports the time of each, in nanoseconds, instead of the project.
	Repeat int `json:"repeat"`
	// TimeoutMs ends a measurement that takes longer.
	TimeoutMs int `json:"timeoutMs"`
}

type file struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

type answer struct {
	Project  json.RawMessage `json:"project,omitempty"`
	Error    string          `json:"error,omitempty"`
	Dir      string          `json:"dir"`
	TimesNs  []int64         `json:"timesNs,omitempty"`
	TimedOut bool            `json:"timedOut,omitempty"`
}

func main() {
	logrus.SetLevel(logrus.PanicLevel)
	dir, err := os.MkdirTemp("", "compose-oracle-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) == 0 && err != nil {
			return
		}
		var r request
		if err := json.Unmarshal(line, &r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		reply, err := json.Marshal(handle(r, dir))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		_, _ = out.Write(append(reply, '\n'))
		_ = out.Flush()
	}
}

func handle(r request, root string) (result answer) {
	// compose-go panics over some mistakes, which counts as a refusal.
	defer func() {
		if p := recover(); p != nil {
			result = answer{Error: fmt.Sprint("panic: ", p), Dir: root}
		}
	}()
	dir := filepath.Join(root, "project")
	if err := os.RemoveAll(dir); err != nil {
		return answer{Error: err.Error(), Dir: dir}
	}
	for _, f := range r.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return answer{Error: err.Error(), Dir: dir}
		}
		if err := os.WriteFile(path, []byte(f.Content), 0o644); err != nil {
			return answer{Error: err.Error(), Dir: dir}
		}
	}
	if r.Repeat > 0 {
		return measure(r, dir)
	}
	project, err := load(context.Background(), r, dir)
	if err != nil {
		return answer{Error: err.Error(), Dir: dir}
	}
	text, err := project.WithoutUnnecessaryResources().MarshalJSON()
	if err != nil {
		return answer{Error: err.Error(), Dir: dir}
	}
	return answer{Project: text, Dir: dir}
}

func load(ctx context.Context, r request, dir string) (*types.Project, error) {
	environment := types.Mapping{}
	for name, value := range r.Env {
		environment[name] = value
	}
	count := max(r.Compose, 1)
	details := types.ConfigDetails{WorkingDir: dir, Environment: environment}
	for _, f := range r.Files[:count] {
		details.ConfigFiles = append(details.ConfigFiles, types.ConfigFile{
			Filename: filepath.Join(dir, f.Name),
			Content:  []byte(f.Content),
		})
	}
	project, err := loader.LoadWithContext(ctx, details, func(o *loader.Options) {
		o.SetProjectName(r.Name, true)
		o.Profiles = r.Profiles
		// Its cap on nodes would refuse the large files of the benchmark.
		o.MaxNodeVisits = 100_000_000
	}, loader.WithDiscardEnvFiles)
	if err != nil {
		return nil, err
	}
	return project, project.CheckContainerNameUnicity()
}

func measure(r request, dir string) answer {
	result := answer{Dir: dir}
	for range r.Repeat {
		done := make(chan error, 1)
		start := time.Now()
		go func() {
			_, err := load(context.Background(), r, dir)
			done <- err
		}()
		limit := time.Duration(r.TimeoutMs) * time.Millisecond
		if limit == 0 {
			limit = time.Hour
		}
		select {
		case err := <-done:
			if err != nil {
				return answer{Error: err.Error(), Dir: dir}
			}
			result.TimesNs = append(result.TimesNs, time.Since(start).Nanoseconds())
		case <-time.After(limit):
			result.TimedOut = true
			return result
		}
	}
	return result
}
