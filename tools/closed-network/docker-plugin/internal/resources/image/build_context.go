package image

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
)

const ignoreFile = ".dockerignore"

// buildContext is a folder to build from.
type buildContext struct {
	folder string
	// dockerfile is the Dockerfile's name inside the archive.
	dockerfile string
	// outside is the path of a Dockerfile that is not in the folder.
	outside string
	// ignored are the patterns of `.dockerignore`; nil without it.
	ignored *patternmatcher.PatternMatcher
}

// openContext looks whether everything is there. A Dockerfile from outside is put into the archive.
func openContext(context, dockerfile string) (*buildContext, error) {
	folder, err := absolute(context)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(folder); err != nil {
		return nil, fmt.Errorf("unable to prepare context: path \"%s\" not found", context)
	}
	file := dockerfile
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, dockerfile)
	}
	if _, err := os.Stat(file); err != nil {
		return nil, fmt.Errorf(
			"unable to evaluate symlinks in Dockerfile path: lstat %s: no such file or directory", file,
		)
	}
	files := &buildContext{folder: folder}
	inside, err := filepath.Rel(folder, file)
	if err != nil || strings.HasPrefix(inside, "..") {
		files.dockerfile, files.outside = ".dockerfile.outside", file
	} else {
		files.dockerfile = filepath.ToSlash(inside)
	}
	files.ignored, err = readIgnored(filepath.Join(folder, ignoreFile))
	return files, err
}

// absolute is the full path of a folder, which may be given from the user's home on.
func absolute(folder string) (string, error) {
	if folder == "~" || strings.HasPrefix(folder, "~/") {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		folder = home + folder[1:]
	}
	return filepath.Abs(folder)
}

func readIgnored(file string) (*patternmatcher.PatternMatcher, error) {
	content, err := os.Open(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = content.Close() }()
	patterns, err := ignorefile.ReadAll(content)
	if err != nil {
		return nil, err
	}
	return patternmatcher.New(patterns)
}

// leavesOut says whether a file or folder is not sent. The Dockerfile and `.dockerignore` always are, whatever the patterns
// say.
func (c *buildContext) leavesOut(name string, isFolder bool) (bool, error) {
	always := []string{c.dockerfile, ignoreFile}
	if c.ignored == nil || slices.Contains(always, name) {
		return false, nil
	}
	// A folder that is excluded may hold something that an exception brings back, or the Dockerfile.
	holdsMore := c.ignored.Exclusions() || strings.HasPrefix(c.dockerfile, name+"/")
	if isFolder && holdsMore {
		return false, nil
	}
	return c.ignored.MatchesOrParentMatches(name)
}
