// Package recordings reads, for tests, what the official plugin was seen to say. It is not part of the repository.
package recordings

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Exchange is one exchange between the engine and the official plugin.
type Exchange struct {
	Method   string         `json:"method"`
	Request  map[string]any `json:"request"`
	Response map[string]any `json:"response"`
	Errors   []string       `json:"errors"`
}

// Step has the exchanges of one command.
type Step struct {
	Title     string
	Exchanges []Exchange
}

// SharedFile is the path of a file in the shared folder, which lies beside the repository unless PULUMI_COMPOSE_SHARED says
// otherwise. The test is skipped when it is not there.
func SharedFile(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("PULUMI_COMPOSE_SHARED")
	if folder == "" {
		_, source, _, _ := runtime.Caller(0)
		folder = filepath.Join(filepath.Dir(source), "../../../../../shared")
	}
	file := filepath.Join(folder, name)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("%s is not on this machine (PULUMI_COMPOSE_SHARED)", name)
	}
	return file
}

// ReadJSON reads a file.
func ReadJSON(t *testing.T, file string, into any) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// Steps are those of all recorded cases, each case's in the order in which they were recorded.
func Steps(t *testing.T) []Step {
	t.Helper()
	const ending = ".provider.json"
	files, err := filepath.Glob(filepath.Join(SharedFile(t, "recordings"), "*", "*"+ending))
	if err != nil {
		t.Fatal(err)
	}
	steps := make([]Step, len(files))
	for i, file := range files {
		title := filepath.Base(filepath.Dir(file)) + "/" + strings.TrimSuffix(filepath.Base(file), ending)
		steps[i].Title = title
		ReadJSON(t, file, &steps[i].Exchanges)
	}
	return steps
}
