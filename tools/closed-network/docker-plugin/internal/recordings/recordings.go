// Package recordings reads, for tests, what the official plugin was seen to say.
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

// Path is where a recorded file or folder is.
func Path(name string) string {
	_, source, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(source), "../../recordings", name)
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
	files, err := filepath.Glob(Path("*/*" + ending))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("there are no recordings in %s", Path(""))
	}
	steps := make([]Step, len(files))
	for i, file := range files {
		title := filepath.Base(filepath.Dir(file)) + "/" + strings.TrimSuffix(filepath.Base(file), ending)
		steps[i].Title = title
		ReadJSON(t, file, &steps[i].Exchanges)
	}
	return steps
}
