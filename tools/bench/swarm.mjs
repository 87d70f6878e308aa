// npm run bench -- swarm [--json] [--runs N] [--services N] [--waits on|off]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { program, withGates, withoutGates } from "./swarm/files.mjs";
import { Command } from "./up/command.mjs";
import { median, seconds } from "./up/measure.mjs";
import { Stack } from "./up/stack.mjs";
import { aboutWaits, must, toolchainEnv } from "./up/toolchain.mjs";

const { SwarmBench } = createRequire(import.meta.url)("@pulumi-compose-tools/swarm-bench");

const { values: chosen } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    services: { type: "string", default: "20" },
    waits: { type: "string", default: "on" },
  },
  strict: false,
});

const ENGINES = 3;
const REPLICAS = 3;
const LIMIT_MS = 10 * 60_000;

/**
 * Services of three replicas on three engines: `pulumi up`, with a chain of five gates, beside `docker stack deploy`, which
 * has none, followed by waiting until all tasks run. In turn, on the same engines. Prints a line a case; with `json`, an
 * array of {case, ours, peer, ratio} in the end. `unchanged-full` is `pulumi-compose up` beside itself with `--full`.
 */
export async function run({ json = false } = {}) {
  if (SwarmBench.impossible !== undefined) throw new Error(SwarmBench.impossible);
  const [runs, services] = [Number(chosen.runs), Number(chosen.services)];
  const bench = await SwarmBench.start({ engines: ENGINES, images: ["busybox:latest"] });
  const env = { ...toolchainEnv(chosen.waits), DOCKER_HOST: bench.manager.host };
  const stack = new Stack("pcb-swarm", { "compose.yaml": withGates(services), "index.js": program }, env);
  const folder = mkdtempSync(join(tmpdir(), "pcb-swarm-peer-"));
  const file = join(folder, "stack.yaml");
  writeFileSync(file, withoutGates(services));
  const times = {
    up: { ours: [], peer: [] },
    unchanged: { ours: [], peer: [] },
    "unchanged-full": { ours: [], peer: [] },
  };
  const deploy = (project) => async () => {
    must("docker", ["stack", "deploy", "--resolve-image", "never", "--compose-file", file, project], {
      cwd: folder,
      env,
    });
    await untilAllRun(bench.manager.docker, services * REPLICAS);
  };
  try {
    for (let run = 0; run < runs; run += 1) {
      times.up.ours.push(seconds(() => stack.up()));
      times.unchanged.ours.push(seconds(() => stack.up()));
      stack.destroy();
      await untilNothing(bench);
      times.up.peer.push(await secondsOf(deploy("pcb-peer")));
      times.unchanged.peer.push(await secondsOf(deploy("pcb-peer")));
      must("docker", ["stack", "rm", "pcb-peer"], { cwd: folder, env });
      await untilNothing(bench);
    }
    const command = new Command("pcb-swarm-command", withGates(services), env, ["--target", "swarm"]);
    command.up();
    for (let run = 0; run < runs; run += 1) {
      times["unchanged-full"].ours.push(seconds(() => command.up()));
      times["unchanged-full"].peer.push(seconds(() => command.up("--full")));
    }
    command.forget();
  } finally {
    stack.dispose();
    rmSync(folder, { recursive: true, force: true });
    // The engines go with all that is on them.
    await bench.end();
  }
  const size = `${services}x${REPLICAS}`;
  const rows = Object.entries(times).map(([name, { ours, peer }]) =>
    row(`swarm-${name}-${size}`, median(ours), median(peer)),
  );
  if (!json) process.stdout.write(`${aboutWaits(chosen.waits)}\n`);
  for (const found of json ? [] : rows) process.stdout.write(line(found));
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

async function untilAllRun(docker, count) {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const tasks = await docker.listTasks({ filters: { "desired-state": ["running"] } });
    if (tasks.filter(({ Status }) => Status.State === "running").length === count) return;
    if (Date.now() > end) throw new Error(`not all of ${count} tasks run after ${LIMIT_MS / 60_000} min`);
    await sleep(100);
  }
}

/** Until no engine has a container left: what is still ending would slow down who comes next. */
async function untilNothing({ engines }) {
  const end = Date.now() + LIMIT_MS;
  for (const { docker } of engines) {
    while ((await docker.listContainers({ all: true })).length > 0) {
      if (Date.now() > end) throw new Error("containers are left after all services were removed");
      await sleep(200);
    }
  }
}

async function secondsOf(action) {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

function row(name, ours, peer) {
  return { case: name, ours: round(ours), peer: round(peer), ratio: round(ours / peer) };
}

function line({ case: name, ours, peer, ratio }) {
  const number = (value) => `${value} s`.padStart(12);
  return `${name.padEnd(24)} ours ${number(ours)}   peer ${number(peer)}   ratio ${String(ratio).padStart(6)}\n`;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
