#!/bin/sh
# A module's exports, listed, stand in another order by tsc than by swc: a page made of `Object.values(import * as table)` by the
# built program is out of date to a test of the very same sources.
#
# Seen with: typescript 5.9.3, @swc/core 1.15.18 (Node.js 20, Linux). Needs `npm`.
#
# Both make CommonJS of one TypeScript file that exports `cherry`, `apple` and `banana` in this order. ECMAScript has the keys of a
# module's namespace sorted, and swc's CommonJS keeps to that; tsc's `exports` is a plain object with its keys as they were assigned:
#   tsc, CommonJS      cherry apple banana
#   swc, CommonJS      apple banana cherry
#   tsc, ES module     apple banana cherry
# Who compiles for tests by swc (@swc/jest) and for use by tsc has both orders in one repository, and no type or lint says so.
#
# Exits with 0 while that is so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund typescript@5.9.3 @swc/core@1.15.18 >/dev/null
cat >table.ts <<'TABLE'
export const cherry = 3;
export const apple = 1;
export const banana = 2;
TABLE
cat >list.cjs <<'LIST'
const { readFileSync, writeFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");
const { transpileModule } = require("typescript");

const source = readFileSync("table.ts", "utf8");
const byTsc = (module) => transpileModule(source, { compilerOptions: { module, target: "es2022" } }).outputText;
const jsc = { target: "es2022", parser: { syntax: "typescript" } };
writeFileSync("tsc.cjs", byTsc("commonjs"));
writeFileSync("tsc.mjs", byTsc("esnext"));
writeFileSync("swc.cjs", transformSync(source, { jsc, module: { type: "commonjs" } }).code);
(async () => {
  for (const file of ["tsc.cjs", "swc.cjs", "tsc.mjs"]) console.log(file, ...Object.keys(await load(file)));
})();

function load(file) {
  return file.endsWith(".cjs") ? require(`./${file}`) : import(`./${file}`);
}
LIST
seen=$(node list.cjs)
echo "$seen"
expected="tsc.cjs cherry apple banana
swc.cjs apple banana cherry
tsc.mjs apple banana cherry"
[ "$seen" = "$expected" ] || {
  echo "this has changed" >&2
  exit 1
}
