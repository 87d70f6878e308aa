#!/bin/sh
# Node.js reads `--env-file F` that stands behind the script's name, and there does only a part of what it does otherwise.
#
# Seen with: Node.js 20.20.2, 22.23.3, 24.21.0 and 26.10.0, the same in all (npm's package `node`, Linux). Needs `npm`.
#
# What stands behind the script is the script's own, and it gets `--env-file F` as arguments. Node.js takes it all the same:
#   F is missing      Node.js ends with 9 and its own message, before the script runs
#   NODE_OPTIONS in F is obeyed (here the title of the process)
#   all else in F     is not set: the script finds no variable of it
# Behind a `--` nothing of that happens. A command of its own with an option of that name, as docker compose has one,
# cannot say what is wrong with the file, and runs with options that its user meant for another program.
# (nodejs/node#54232 has the first of the three.)
#
# Exits with 0 while that is so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >script.js <<'JS'
console.log(`${process.argv.slice(2).join(" ")}: title ${process.title === "from-the-file" ? "of the file" : "its own"}, variable ${process.env.FROM_FILE ?? "unset"}`);
JS
printf 'FROM_FILE=yes\nNODE_OPTIONS=--title=from-the-file\n' >there.env
changed=0
expect() {
  seen=$("$node" script.js $1 2>&1) && code=0 || code=$?
  seen=$(printf '%s\n' "$seen" | tail -n 1 | sed 's/^.*node: /node: /')
  printf '%-8s %s (exit %s)\n' "$version" "$seen" "$code"
  [ "$seen (exit $code)" = "$2" ] || changed=1
}
for version in 20.20.2 22.23.3 24.21.0 26.10.0; do
  mkdir "$version"
  (cd "$version" && npm install --silent --no-audit --no-fund "node@$version" >/dev/null)
  node="$version/node_modules/.bin/node"
  expect "--env-file missing.env" "node: missing.env: not found (exit 9)"
  expect "--env-file there.env" "--env-file there.env: title of the file, variable unset (exit 0)"
  expect "-- --env-file missing.env" "-- --env-file missing.env: title its own, variable unset (exit 0)"
  expect "-- --env-file there.env" "-- --env-file there.env: title its own, variable unset (exit 0)"
done
[ "$changed" = 0 ] && echo "as known" || { echo "CHANGED"; exit 1; }
