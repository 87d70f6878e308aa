// Writes the SDKs that the official code generators make of a package schema, as `pulumi package gen-sdk` does with the
// language hosts of the official CLI: sdk SCHEMA OUT writes OUT/python and OUT/nodejs.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sdk SCHEMA OUT")
		os.Exit(2)
	}
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(schemaFile, out string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	if err != nil {
		return err
	}
	if len(diagnostics) > 0 {
		return fmt.Errorf("%s: %w", schemaFile, diagnostics)
	}
	files, err := python.GeneratePackage("pulumi-compose", pkg, nil, nil)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "python"), files); err != nil {
		return err
	}
	if files, err = nodejs.GeneratePackage("pulumi-compose", pkg, nil, nil, true, nil); err != nil {
		return err
	}
	return write(filepath.Join(out, "nodejs"), files)
}

func write(folder string, files map[string][]byte) error {
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
