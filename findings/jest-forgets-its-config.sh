#!/bin/sh
# Jest 30 does not look at `--config FILE` where neither the working directory nor one above it has a package.json; 29 does.
#
# Seen with: jest 29.7.0 and 30.5.2 (Node.js 20, Linux). Needs `npm`.
#
# The file is named by its whole path and has its own `rootDir`, so nothing is left to be found out. Started elsewhere, by a
# tool or in a folder for scratch, Jest all the same says that it could not find a configuration, gives the working directory
# for the path that it was told, and lists the names of files that it would have taken:
#                                    29.7.0                  30.5.2
#   a package.json beside or above   runs the tests          runs the tests
#   none                             runs the tests          "Could not find a config file based on provided values", exit code 1
# An empty package.json (`{}`) in the working directory is enough.
#
# Exits with 0 while that is so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir tests elsewhere
printf 'module.exports = { rootDir: "%s/tests", haste: { enableSymlinks: false } };\n' "$folder" >tests/jest.config.js
printf 'test("runs", () => {});\n' >tests/one.test.js
changed=0
expect() {
  said=$(cd elsewhere && node "$folder/jest-$1/node_modules/jest/bin/jest.js" --config "$folder/tests/jest.config.js" 2>&1) && code=0 || code=$?
  case $said in
  *"1 passed"*) seen="ran" ;;
  *"Could not find a config file"*"path: \"$folder/elsewhere\""*) seen="did not find its configuration" ;;
  *) seen="said something else" ;;
  esac
  printf 'jest %-7s %-18s %s, exit code %s\n' "$1" "$2" "$seen" "$code"
  [ "$seen, $code" = "$3" ] || changed=1
}
for version in 29.7.0 30.5.2; do
  npm install --silent --no-audit --no-fund --prefix "jest-$version" "jest@$version" >/dev/null
  rm -f elsewhere/package.json
  case $version in
  29.*) expect "$version" "no package.json" "ran, 0" ;;
  *) expect "$version" "no package.json" "did not find its configuration, 1" ;;
  esac
  echo '{}' >elsewhere/package.json
  expect "$version" "package.json" "ran, 0"
done
exit "$changed"
