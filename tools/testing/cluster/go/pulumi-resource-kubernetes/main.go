// The real provider, as a program: Pulumi's own main package cannot be built without files that its module does not hold.
// It reads the schema and the mapping, which are seven megabytes, from the folder that it lies in.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

// version is set by the linker: the one that @pulumi/kubernetes asks for.
var version string

func main() {
	provider.Serve("kubernetes", version, beside("schema.json"), beside("terraform-mapping.json"))
}

// beside reads a file of the program's own folder, also when the program was started by a link.
func beside(name string) []byte {
	program, err := os.Executable()
	if err == nil {
		program, err = filepath.EvalSymlinks(program)
	}
	var content []byte
	if err == nil {
		content, err = os.ReadFile(filepath.Join(filepath.Dir(program), name))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-resource-kubernetes:", err)
		os.Exit(1)
	}
	return content
}
