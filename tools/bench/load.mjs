// npm run bench -- load [--json]
// How much longer a program takes to load with pulumi-compose than with @pulumi/docker alone: medians of runs that
// alternate, each in a process of its own. Processor time, since on a busy machine the clock measures the others' work.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const RUNS = 9;
const WANTED_MS = 500;

/** Prints a line, or with `json` one object: times in milliseconds. */
export async function run({ json = false } = {}) {
  const times = { docker: [], ours: [] };
  for (let i = 0; i < RUNS; i++) {
    times.docker.push(load('require("@pulumi/docker")'));
    times.ours.push(load('require("@pulumi/docker"); require("pulumi-compose")'));
  }
  const [docker, ours] = [median(times.docker), median(times.ours)];
  const row = { dockerMs: Math.round(docker), oursMs: Math.round(ours), moreMs: Math.round(ours - docker) };
  const result = { ...row, ratio: Math.round((ours / docker) * 100) / 100 };
  const verdict = result.moreMs < WANTED_MS ? "wanted" : "MISSED, wanted";
  const line = `with @pulumi/docker ${row.dockerMs} ms, with pulumi-compose ${row.oursMs} ms: ${row.moreMs} ms more (${verdict}: < ${WANTED_MS}), ratio ${result.ratio}`;
  console.log(json ? JSON.stringify(result) : line);
  return result;
}

function load(source) {
  const timed = `${source}; const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000))`;
  const child = spawnSync(process.execPath, ["-e", timed], { cwd: join(ROOT, "packages/cli"), encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return Number(child.stdout);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
