#!/usr/bin/env bash
# Node.js 20.19.0 and 22.12.0 (npm: node), nothing else.
#
# Behaviour: in Node.js 20, an object literal that begins with a spread and goes on with six names (`{...x, d: 1, e: 2, …}`) keeps more
# than three times as much memory as one that says the same with every name written out, and takes more than ten times as much to be
# made. Where the spread stands last, nothing of the kind happens; and in Node.js 22 it is gone. Such an object looks like any other:
# it has the same keys in the same order, and fast properties.
# A good engineer would take a spread at the beginning for the same as the names themselves: we had made an object that every change of a
# watch is read to shorter by it, and kept several megabytes.
#
# Output seen:
#   v20.19.0: beginning with a spread, kept more than 3 times as much, made with more than 10 times as much
#   v20.19.0: ending with a spread, kept and made with no more than half as much again
#   v22.12.0: beginning with a spread, kept and made with no more than twice as much
#
# Fails if that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >spread.js <<'JS'
const { Session } = require("node:inspector");

const COUNT = 20_000;
const shapes = {
  named: (x) => ({ a: x.a, b: x.b, c: x.c, d: 1, e: 2, f: 3, g: 4, h: 5, i: 6 }),
  first: (x) => ({ ...x, d: 1, e: 2, f: 3, g: 4, h: 5, i: 6 }),
  last: (x) => ({ d: 1, e: 2, f: 3, g: 4, h: 5, i: 6, ...x }),
};

/** Bytes an object keeps, and bytes that making one takes. */
function bytes(make) {
  const sources = Array.from({ length: COUNT }, (_, index) => ({ a: `a${index}`, b: "b", c: index }));
  const kept = new Array(COUNT);
  const fill = () => sources.forEach((source, index) => (kept[index] = make(source)));
  global.gc();
  const before = process.memoryUsage().heapUsed;
  fill();
  global.gc();
  const keeps = (process.memoryUsage().heapUsed - before) / COUNT;
  const session = new Session();
  session.connect();
  const all = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
  session.post("HeapProfiler.startSampling", { samplingInterval: 1024, ...all });
  fill();
  let takes = 0;
  const add = ({ selfSize, children }) => {
    takes += selfSize;
    children.forEach(add);
  };
  session.post("HeapProfiler.stopSampling", (_, { profile }) => add(profile.head));
  return { keeps, takes: takes / COUNT };
}

const found = Object.fromEntries(Object.entries(shapes).map(([name, make]) => [name, bytes(make)]));
const times = (name, what) => found[name][what] / found.named[what];
process.stderr.write(`${process.version} ${JSON.stringify(found)}\n`);
console.log(JSON.stringify({ keeps: times("first", "keeps"), takes: times("first", "takes"), last: times("last", "keeps"), lastTakes: times("last", "takes") }));
JS

run() {
  npm install --silent --no-audit --no-fund --prefix "$1" "node@$1" >/dev/null
  "$1/node_modules/node/bin/node" --expose-gc spread.js >"$1.json"
}
run 20.19.0
run 22.12.0

node - <<'JS'
const read = (version) => JSON.parse(require("node:fs").readFileSync(`${version}.json`, "utf8"));
const [old, next] = [read("20.19.0"), read("22.12.0")];
const lines = [
  [old.keeps > 3 && old.takes > 10, "v20.19.0: beginning with a spread, kept more than 3 times as much, made with more than 10 times as much"],
  [old.last <= 1.5 && old.lastTakes <= 1.5, "v20.19.0: ending with a spread, kept and made with no more than half as much again"],
  [next.keeps <= 2 && next.takes <= 2, "v22.12.0: beginning with a spread, kept and made with no more than twice as much"],
];
for (const [holds, line] of lines) {
  if (!holds) {
    console.error(`this has changed: ${line}`);
    process.exit(1);
  }
  console.log(line);
}
JS
