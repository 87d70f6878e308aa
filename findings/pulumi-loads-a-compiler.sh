#!/bin/sh
# Importing Pulumi's SDK loads a TypeScript compiler, also in a program in JavaScript that has none installed.
#
# Seen with: @pulumi/pulumi 3.276.0 (Node.js 20, Linux). Needs `node` and `npm` on the PATH; no Pulumi CLI.
#
# The SDK parses functions that are to be serialised with TypeScript, and takes the module in at its top. It brings a compiler of its own,
# version 3.8.3, for projects that have none. So `require("@pulumi/pulumi")` reads and compiles 7.6 MB of compiler before a program's
# first line, though only functions such as a Lambda's handler are ever serialised. Where the project has a `typescript` installed, that
# one is loaded instead. `runtime: { options: { typescript: false } }` in Pulumi.yaml changes nothing of it: that is about the program.
#   without typescript in the project   the SDK's own, 3.8.3
#   with typescript 5.9.3 beside it     the project's, 5.9.3
# Here it is about half of the time that the import takes.
#
# Exits with 0 while that is so.
set -eu
sdk=3.276.0
compiler=5.9.3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >loaded.cjs <<'JS'
require("@pulumi/pulumi");
const [file] = Object.keys(require.cache).filter((path) => /[\\/]typescript\.js$/.test(path));
console.log(file === undefined ? "none" : require(file).version);
JS
npm install --silent --no-audit --no-fund "@pulumi/pulumi@$sdk" >/dev/null 2>&1
alone=$(node loaded.cjs)
npm install --silent --no-audit --no-fund "typescript@$compiler" >/dev/null 2>&1
beside=$(node loaded.cjs)
echo "without typescript in the project: $alone"
echo "with typescript beside it: $beside"
if [ "$alone" != 3.8.3 ] || [ "$beside" != "$compiler" ]; then
	echo "CHANGED"
	exit 1
fi
echo "as known"
