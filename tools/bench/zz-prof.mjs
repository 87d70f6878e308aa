import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { byHand, program, services } from "./kubernetes/files.mjs";
import { Stack } from "./up/stack.mjs";
const require = createRequire(import.meta.url);
const { withCluster, withPulumi } = require("@pulumi-compose-tools/cluster");
const { places } = require("@pulumi-compose-tools/setup");
await withCluster({ nodes: 3 }, async (cluster) => {
  class S extends Stack { commandLine(c) { return cluster.inside(c); } }
  const env = withPulumi(cluster.env, places());
  env.NODE_OPTIONS = "--require /tmp/lab/mem/sampler.cjs";
  const n = Number(process.argv[2]);
  for (const [name, files] of [["ours", { "compose.yaml": services(n), "index.js": program }], ["hand", { "index.js": byHand(n) }]]) {
    if (process.argv[3] && !process.argv[3].includes(name)) continue;
    env.SAMPLES = `/tmp/lab/mem/samples-${name}-up`;
    const s = new S("zz-" + name, files, env, undefined, ["@pulumi/kubernetes"]);
    console.log(name, s.folder);
    let t = Date.now(); s.env.NODE_OPTIONS = "--require /tmp/lab/mem/sampler2.cjs"; s.env.CPUPROF = `/tmp/lab/mem/${name}-up.heapprofile`; s.up(); delete s.env.CPUPROF; s.env.NODE_OPTIONS = "--require /tmp/lab/mem/sampler.cjs"; console.log(name, "up", (Date.now() - t) / 1000);
    s.env.SAMPLES = `/tmp/lab/mem/samples-${name}-un`;
    for (let k = 0; k < 2; k++) { t = Date.now(); s.up(); console.log(name, "unchanged", (Date.now() - t) / 1000); }
    s.env.NODE_OPTIONS = "--require /tmp/lab/mem/sampler2.cjs";
    s.env.CPUPROF = `/tmp/lab/mem/${name}.heapprofile`; s.up(); delete s.env.CPUPROF;

    console.log("prof done");
  }
  // commands from outside
  while (existsSync("/tmp/lab/mem/keep")) await sleep(500);
});
