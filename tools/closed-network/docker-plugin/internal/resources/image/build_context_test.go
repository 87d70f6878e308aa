package image

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	made := t.TempDir()
	for name, text := range files {
		file := filepath.Join(made, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return made
}

func headersIn(t *testing.T, context, dockerfile string) []*tar.Header {
	t.Helper()
	files, err := openContext(context, dockerfile)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := gzip.NewReader(files.archive())
	if err != nil {
		t.Fatal(err)
	}
	headers := []*tar.Header{}
	for archive := tar.NewReader(plain); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return headers
		}
		if err != nil {
			t.Fatal(err)
		}
		headers = append(headers, header)
	}
}

func namesIn(t *testing.T, context, dockerfile string) []string {
	t.Helper()
	names := []string{}
	for _, header := range headersIn(t, context, dockerfile) {
		if header.Typeflag == tar.TypeReg {
			names = append(names, header.Name)
		}
	}
	slices.Sort(names)
	return names
}

func TestBuildContext(t *testing.T) {
	outside := folder(t, map[string]string{"Dockerfile": "FROM a"})
	for _, test := range []struct {
		name       string
		files      map[string]string
		dockerfile string
		names      []string
	}{
		{
			"leaves out what is ignored, but never the Dockerfile",
			map[string]string{
				"Dockerfile": "FROM a", "a.txt": "a", "b.log": "b", "node_modules/x": "x",
				".dockerignore": "*.log\nnode_modules\nDockerfile\n",
			},
			"Dockerfile", []string{".dockerignore", "Dockerfile", "a.txt"},
		},
		{
			"brings back what an exception names, inside an ignored folder too",
			map[string]string{"Dockerfile": "FROM a", "d/keep": "k", "d/drop": "d", ".dockerignore": "d\n!d/keep\n"},
			"Dockerfile", []string{".dockerignore", "Dockerfile", "d/keep"},
		},
		{
			"finds a Dockerfile in an ignored folder",
			map[string]string{"docker/Dockerfile": "FROM a", "docker/x": "x", ".dockerignore": "docker\n"},
			"docker/Dockerfile", []string{".dockerignore", "docker/Dockerfile"},
		},
		{
			"takes in a Dockerfile from outside",
			map[string]string{"x": "x"},
			filepath.Join(outside, "Dockerfile"), []string{".dockerfile.outside", "x"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if names := namesIn(t, folder(t, test.files), test.dockerfile); !slices.Equal(names, test.names) {
				t.Errorf("%v, not %v", names, test.names)
			}
		})
	}
}

func TestBuildContextSaysWhatIsMissing(t *testing.T) {
	for message, context := range map[string]string{
		"not found":                 filepath.Join(t.TempDir(), "nowhere"),
		"no such file or directory": folder(t, nil),
	} {
		if _, err := openContext(context, "Dockerfile"); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s: %v", context, err)
		}
	}
}

func TestArchiveGoesLevelByLevelAndBelongsToNobody(t *testing.T) {
	context := folder(t, map[string]string{"Dockerfile": "FROM a", "a/b": "b", "z": "z"})
	if err := os.Symlink("z", filepath.Join(context, "link")); err != nil {
		t.Skip(err)
	}
	names := []string{}
	for _, header := range headersIn(t, context, "Dockerfile") {
		names = append(names, header.Name)
		if header.Uid != 0 || header.Gid != 0 || header.Uname != "" || header.Gname != "" {
			t.Errorf("%s belongs to %d:%d", header.Name, header.Uid, header.Gid)
		}
		if header.Name == "z" && header.Mode != 0o644&^umask() || header.Name == "link" && header.Linkname != "z" {
			t.Errorf("%+v", header)
		}
	}
	if want := []string{".", "Dockerfile", "a", "link", "z", "a/b"}; !slices.Equal(names, want) {
		t.Errorf("%v, not %v", names, want)
	}
}
