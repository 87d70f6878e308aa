// npm run bench -- kubernetes [--json] [--runs N] [--services N] [--nodes N]
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { byHand, program, services } from "./kubernetes/files.mjs";
import { Command } from "./up/command.mjs";
import { median, peakMemory, runsProgram, seconds } from "./up/measure.mjs";
import { Stack } from "./up/stack.mjs";

const require = createRequire(import.meta.url);
const { withCluster, withPulumi } = require("@pulumi-compose-tools/cluster");
const { places } = require("@pulumi-compose-tools/setup");

const { values: chosen } = parseArgs({
  options: {
    runs: { type: "string", default: "1" },
    services: { type: "string", default: "200" },
    nodes: { type: "string", default: "3" },
  },
  strict: false,
});

const LIMIT_MS = 10 * 60_000;
const TARGET = 0.8;
const NAMES = { up: "up", unchanged: "unchanged", command: "unchanged-command", memory: "memory" };

/**
 * Services of three replicas in groups of ten, each behind the health of the one before, on nodes that are not real: `pulumi up` of
 * the compose file beside a program of the same objects by hand, in which Pulumi's own waits are the gates. In turn, in the same
 * cluster; and `pulumi-compose up` that changes nothing beside `pulumi up` of that program. Prints a line a case; with `json`, an array of {case, ours, peer, ratio} in the end.
 */
export async function run({ json = false } = {}) {
  const [runs, count, nodes] = [chosen.runs, chosen.services, chosen.nodes].map(Number);
  const rows = await withCluster({ nodes }, async (cluster) => {
    const env = withPulumi(cluster.env, places());
    const programs = {
      ours: ["pcb-kubernetes", { "compose.yaml": services(count), "index.js": program }],
      peer: ["pcb-by-hand", { "index.js": byHand(count) }],
    };
    const measures = { up: of(), unchanged: of(), command: of(), memory: of() };
    const told = (whose, what, value, unit) => process.stderr.write(`${whose}: ${what} ${round(value)} ${unit}\n`);
    const clear = async (name) => {
      // Pulumi's own way to take down so much takes longer than all that is measured.
      await cluster.kubectl("delete", "namespace", name, "--wait=false");
      await untilNoPods(cluster);
    };
    for (let turn = 0; turn < runs; turn += 1) {
      for (const [whose, [name, files]] of Object.entries(programs)) {
        const stack = new ClusterStack(name, files, env, cluster);
        const began = performance.now();
        measures.memory[whose].push(await stack.peak("up", "--yes", "--skip-preview"));
        measures.up[whose].push((performance.now() - began) / 1000);
        told(whose, "up", measures.up[whose].at(-1), "s");
        measures.unchanged[whose].push(seconds(() => stack.up()));
        told(whose, "unchanged", measures.unchanged[whose].at(-1), "s");
        await clear(name);
        stack.dispose();
      }
      const command = new ClusterCommand("pcb-command", services(count), env, cluster);
      measures.command.ours.push(command.unchanged());
      told("the command", "unchanged", measures.command.ours.at(-1), "s");
      await clear(command.name);
      command.forget();
    }
    measures.command.peer.push(...measures.unchanged.peer);
    const size = `${count}x3`;
    return Object.entries(measures).map(([name, { ours, peer }]) =>
      row(`kubernetes-${NAMES[name]}-${size}`, median(ours), median(peer), name === "memory" ? "MiB" : "s"),
    );
  });
  for (const found of json ? [] : rows) process.stdout.write(line(found));
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

/** `pulumi-compose` where the cluster is reached. */
class ClusterCommand extends Command {
  constructor(name, file, env, cluster) {
    super(name, file, env, ["--target", "kubernetes"]);
    this.cluster = cluster;
  }

  /** Seconds of an `up` that changes nothing, behind the one that has made all. */
  unchanged() {
    this.up();
    return seconds(() => this.up());
  }

  run(command, args) {
    const [outer, ...rest] = this.cluster.inside([command, ...args]);
    return super.run(outer, rest);
  }
}

function of() {
  return { ours: [], peer: [] };
}

/** A stack whose commands run where the cluster is reached. */
class ClusterStack extends Stack {
  constructor(name, files, env, cluster) {
    ClusterStack.inside = cluster.inside;
    super(name, files, env, undefined, ["@pulumi/kubernetes"]);
  }

  commandLine(command) {
    return ClusterStack.inside(command);
  }

  /** The highest memory, in MiB, of the process that runs the program. */
  peak(...args) {
    const [command, ...rest] = this.commandLine(["pulumi", ...args, "--stack", "bench", "--non-interactive"]);
    return peakMemory(command, rest, { cwd: this.folder, env: this.env }, runsProgram);
  }
}

/** What still ends would slow down who comes next. */
async function untilNoPods(cluster) {
  const end = Date.now() + LIMIT_MS;
  while ((await cluster.kubectl("get", "pods", "--all-namespaces", "-o", "name")).trim() !== "") {
    if (Date.now() > end) throw new Error("pods are left after all was destroyed");
    await sleep(500);
  }
}

function row(name, ours, peer, unit) {
  return { case: name, unit, ours: round(ours), peer: round(peer), ratio: round(ours / peer) };
}

function line({ case: name, unit, ours, peer, ratio }) {
  const number = (value) => `${value} ${unit}`.padStart(14);
  const missed = ratio <= TARGET ? "" : "  MISSED";
  return `${name.padEnd(28)} ours ${number(ours)}   by hand ${number(peer)}   ratio ${String(ratio).padStart(6)}  (wanted: ≤ ${TARGET})${missed}\n`;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
