package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// locateModule finds a module of the SDK as the program itself would, from the program's own directory. It looks for the
// folders that Node.js would look into; a package that lies elsewhere, or says by itself where its modules are, is asked of
// Node.js, which takes a tenth of a second.
//
// The error of a missing one tells how to install it.
func locateModule(module, programDirectory, installWith string) (string, error) {
	if file := moduleFile(module, programDirectory); file != "" {
		return filepath.EvalSymlinks(file)
	}
	file, err := resolveByNode(module, programDirectory)
	if errors.Is(err, errNotFound) {
		return "", fmt.Errorf("It looks like the Pulumi SDK has not been installed. Have you run %s?", installWith) //nolint:staticcheck // shown as it is
	}
	return file, err
}

// moduleFile gives the file of a module within a scoped package, or nothing.
func moduleFile(module, programDirectory string) string {
	parts := strings.SplitN(module, "/", 3)
	if !strings.HasPrefix(module, "@") || len(parts) < 3 {
		return ""
	}
	for _, folder := range upwards(programDirectory) {
		packageFolder := filepath.Join(folder, "node_modules", parts[0], parts[1])
		manifest, err := readManifest(packageFolder)
		if err != nil {
			continue
		}
		if manifest.Exports != nil {
			return ""
		}
		path := filepath.Join(packageFolder, parts[2])
		for _, file := range []string{path + ".js", filepath.Join(path, "index.js")} {
			if exists(file) && !exists(filepath.Join(path, "package.json")) {
				return file
			}
		}
		return ""
	}
	return ""
}

var errNotFound = errors.New("the module is not there")

const resolveScript = `
try {
  process.stdout.write(require("node:module").createRequire(process.argv[1]).resolve(process.argv[2]));
} catch (error) {
  process.stderr.write(error.message);
  process.exit(error.code === "MODULE_NOT_FOUND" ? 44 : 1);
}
`

func resolveByNode(module, directory string) (string, error) {
	command := exec.Command("node", "-e", resolveScript, filepath.Join(directory, "[resolve]"), module)
	var said bytes.Buffer
	command.Stderr = &said
	output, err := command.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return string(output), nil
	case errors.As(err, &exit) && exit.ExitCode() == 44:
		return "", errNotFound
	case errors.As(err, &exit):
		return "", errors.New(said.String())
	default:
		return "", fmt.Errorf("could not start Node.js: %w", err)
	}
}
