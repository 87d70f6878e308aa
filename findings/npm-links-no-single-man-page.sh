#!/bin/sh
# `npm install --global` links the manual pages of a package that lists them, and none of a package that names one.
#
# Seen with: npm 8.19.4, 9.9.4, 10.9.4 and 11.19.1 (Node.js 20, Linux), the same in all. Needs `npm`.
#
# npm's page on package.json knows both forms of `man`, one file and a list of files, and shows the one file first. The command of
# `bin`, which has two forms as well, is linked in either. Of `man` only the list is:
#   "man": ["./has-a-page.1"]   share/man/man1/has-a-page.1
#   "man": "./has-a-page.1"     nothing, and no word of it; the page is in the package
#
# Exits with 0 while that is so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export npm_config_cache="$folder/cache" npm_config_update_notifier=false npm_config_loglevel=error
mkdir package
printf '#!/usr/bin/env node\n' >package/has-a-page.js
printf '.TH has-a-page 1\n' >package/has-a-page.1
changed=0
expect() {
  printf '%s\n' "{ \"name\": \"has-a-page\", \"version\": \"1.0.0\", \"bin\": \"./has-a-page.js\", \"man\": $2 }" >package/package.json
  rm -rf prefix
  (cd package && npx --yes "npm@$1" pack --silent --pack-destination .. >/dev/null)
  npx --yes "npm@$1" install --global --prefix "$folder/prefix" ./has-a-page-1.0.0.tgz --silent --no-audit --no-fund
  seen=$(cd prefix && find bin share -name 'has-a-page*' 2>/dev/null | sort | tr '\n' ' ')
  printf 'npm %-8s man: %-20s %s\n' "$1" "$2" "$seen"
  [ "$seen" = "$3" ] || changed=1
}
for version in 8.19.4 9.9.4 10.9.4 11.19.1; do
  expect "$version" '["./has-a-page.1"]' 'bin/has-a-page share/man/man1/has-a-page.1 '
  expect "$version" '"./has-a-page.1"' 'bin/has-a-page '
done
exit "$changed"
