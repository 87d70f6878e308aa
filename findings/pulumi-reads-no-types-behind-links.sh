#!/bin/sh
# Under links, as pnpm makes them, a TypeScript program of Pulumi does not see what a package gives on from another.
#
# Seen with: @pulumi/pulumi 3.248.0 and 3.276.0 (their own ts-node 7.0.1), typescript 5.9.3, ts-node 10.9.2 beside them (Node.js 20,
# Linux). Needs `npm`.
#
# The program imports `thing` from the package "front", whose declarations have `export * from "back"`. "back" is a package that
# stands beside "front" where that really is, and not beside the program: so pnpm installs it. Node.js finds it at run time, and
# so do tsc and today's ts-node for the types: they take a link for what it leads to. The ts-node that Pulumi's SDK brings, and
# takes where the program has none of its own, does not, and says nothing of what it did not find:
#   tsc 5.9.3          no complaint
#   ts-node 10.9.2     runs
#   Pulumi's ts-node   "Module '"front"' has no exported member 'thing'" (TS2305), before the program begins
# With npm, which puts both packages side by side, all three agree. What front declares itself is found in either.
#
# Exits with 0 while that is so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix compilers typescript@5.9.3 ts-node@10.9.2 >/dev/null
for name in front back; do
  mkdir -p "store/node_modules/$name"
  printf '{ "name": "%s", "version": "1.0.0", "main": "index.js", "types": "index.d.ts" }\n' "$name" >"store/node_modules/$name/package.json"
done
echo 'module.exports = require("back");' >store/node_modules/front/index.js
echo 'export * from "back"; export declare const own: number;' >store/node_modules/front/index.d.ts
echo 'exports.thing = 1;' >store/node_modules/back/index.js
echo 'export declare const thing: number;' >store/node_modules/back/index.d.ts
changed=0
expect() {
  printf '%-34s %s\n' "$1" "$2"
  [ "$2" = "$3" ] || changed=1
}
verdict() {
  case $1 in
  *"has no exported member 'thing'"*) echo "no exported member" ;;
  *ran*) echo "ran" ;;
  *) echo "$1" ;;
  esac
}
for layout in linked flat; do
  mkdir -p "$layout/node_modules"
  if [ "$layout" = linked ]; then
    ln -s "$folder/store/node_modules/front" "$layout/node_modules/front"
  else
    cp -R store/node_modules/front store/node_modules/back "$layout/node_modules/"
  fi
  echo 'import { thing } from "front"; if (thing === 1) { const say: (text: string) => void = (globalThis as any).console.log; say("ran"); }' >"$layout/index.ts"
  options="--noEmit --strict --skipLibCheck --module commonjs --moduleResolution node10 --typeRoots ./none"
  said=$(cd "$layout" && node "$folder/compilers/node_modules/typescript/bin/tsc" $options index.ts 2>&1) || true
  expect "$layout: tsc 5.9.3" "${said:-no complaint}" "no complaint"
  ts() {
    (cd "$layout" && node -e '
      const [tsNode, compiler, program] = process.argv.slice(1);
      require(tsNode).register({ compiler, skipProject: true, compilerOptions: { target: "es2020", module: "commonjs", moduleResolution: "node", types: [], strict: true } });
      require(program);' "$1" "$folder/compilers/node_modules/typescript" "$folder/$layout/index.ts" 2>&1) || true
  }
  expect "$layout: ts-node 10.9.2" "$(verdict "$(ts "$folder/compilers/node_modules/ts-node")")" "ran"
  for version in 3.248.0 3.276.0; do
    [ -d "sdk-$version" ] || npm install --silent --no-audit --no-fund --ignore-scripts --prefix "sdk-$version" "@pulumi/pulumi@$version" >/dev/null
    wanted=ran
    [ "$layout" = flat ] || wanted="no exported member"
    expect "$layout: ts-node of the SDK $version" "$(verdict "$(ts "$folder/sdk-$version/node_modules/@pulumi/pulumi/vendor/ts-node@7.0.1")")" "$wanted"
  done
done
exit "$changed"
