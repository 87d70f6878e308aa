package bridge

import (
	"fmt"
	"regexp"
	"strings"
)

var plainKey = regexp.MustCompile(`^[A-Za-z_$][\w$]*$`)

// keyPath appends an object's key: `tmpfs["/run"]`, `build.buildArgs.V`.
func keyPath(path, key string) string {
	switch {
	case !plainKey.MatchString(key):
		return fmt.Sprintf(`%s["%s"]`, path, strings.ReplaceAll(key, `"`, `\"`))
	case path == "":
		return key
	}
	return path + "." + key
}

func indexPath(path string, index int) string {
	return fmt.Sprintf("%s[%d]", path, index)
}

// rootOf is the top-level property that a path starts with.
func rootOf(path string) string {
	if end := strings.IndexAny(path, ".["); end >= 0 {
		return path[:end]
	}
	return path
}
