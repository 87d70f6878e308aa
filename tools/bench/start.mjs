// npm run bench -- start [--json] [--runs N] [--waits on|off]
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Command } from "./up/command.mjs";
import { independent } from "./up/files.mjs";
import { median } from "./up/measure.mjs";
import { composeProgram, Stack } from "./up/stack.mjs";
import { aboutPeers, aboutWaits, root, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: { runs: { type: "string", default: "5" }, waits: { type: "string", default: "off" } },
  strict: false,
});

const PROJECT = "pcb-start";
/** The engine tells of what it does a moment later. */
const EVENTS_MS = 300;

/**
 * Where the time of a first `up` of one service goes, by `pulumi up` and by `pulumi-compose up`: milliseconds from the command's start to
 * each milestone, medians. Prints a table in Markdown for each; with `json`, an array of {way, about, milestones} in the end.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv(chosen.waits);
  const about = `${aboutPeers(env)}, ${aboutWaits(chosen.waits)}`;
  const rows = [];
  for (const [name, way] of [
    ["pulumi up", pulumiWay],
    ["pulumi-compose up", commandWay],
  ]) {
    const runs = [];
    const { start, end, dispose } = way(env);
    try {
      for (let run = 0; run < Number(chosen.runs); run += 1) {
        runs.push(await milestonesOf(start));
        end();
      }
    } finally {
      dispose();
    }
    rows.push({ way: name, about, milestones: merged(runs) });
    if (!json) process.stdout.write(table(rows.at(-1)));
  }
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

function pulumiWay(env) {
  const stack = new Stack(PROJECT, { "compose.yaml": independent(1), "index.js": composeProgram }, env);
  const args = ["up", "--yes", "--skip-preview", "--stack", "bench", "--non-interactive"];
  return {
    start: (more) => spawn("pulumi", args, { cwd: stack.folder, env: { ...stack.env, ...more }, stdio: "ignore" }),
    end: () => stack.destroy(),
    dispose: () => stack.dispose(),
  };
}

function commandWay(env) {
  const command = new Command(PROJECT, independent(1), env);
  const args = [join(root, "packages/cli/dist/main.js"), "-p", PROJECT, "up"];
  return {
    start: (more) =>
      spawn(process.execPath, args, { cwd: command.folder, env: { ...command.env, ...more }, stdio: "ignore" }),
    end: () => command.down(),
    dispose: () => command.forget(),
  };
}

/** Milliseconds from the start by what has happened, of one run. */
async function milestonesOf(start) {
  const folder = mkdtempSync(join(tmpdir(), `${PROJECT}-times-`));
  const file = join(folder, "times");
  writeFileSync(file, "");
  const preload = join(root, "tools/bench/start/milestones.cjs");
  const events = spawn("docker", ["events", "--format", "{{.TimeNano}} {{.Type}} {{.Action}}"]);
  let heard = "";
  events.stdout.on("data", (chunk) => (heard += chunk));
  try {
    await sleep(EVENTS_MS);
    heard = "";
    const began = performance.timeOrigin + performance.now();
    const child = start({ MILESTONES: file, NODE_OPTIONS: `--require ${preload}` });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    const ended = performance.timeOrigin + performance.now();
    if (code !== 0) throw new Error(`it ended with ${code}`);
    await sleep(EVENTS_MS);
    const told = linesOf(readFileSync(file, "utf8")).map(([at, what]) => [at - began, what]);
    const done = linesOf(heard).flatMap(([nanos, what]) => {
      const isOne = /^(network|container) (create|start)$/.test(what);
      return isOne ? [[nanos / 1e6 - began, `the engine: ${what}`]] : [];
    });
    return new Map([...told, ...done, [ended - began, "it has ended"]].map(([at, what]) => [what, at]));
  } finally {
    events.kill();
    rmSync(folder, { recursive: true });
  }
}

function linesOf(text) {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => [Number(line.slice(0, line.indexOf(" "))), line.slice(line.indexOf(" ") + 1)]);
}

/** The medians of what all runs have, in order. */
function merged(runs) {
  const names = [...(runs[0]?.keys() ?? [])].filter((name) => runs.every((run) => run.has(name)));
  return names
    .map((name) => ({ name, ms: Math.round(median(runs.map((run) => run.get(name)))) }))
    .sort((one, other) => one.ms - other.ms);
}

function table({ way, about, milestones }) {
  const rows = milestones.map(({ name, ms }, index) => {
    const more = index === 0 ? ms : ms - milestones[index - 1].ms;
    return `| ${name} | ${ms} ms | ${more} ms |`;
  });
  return [
    `\n\`${way}\` of one service, ${about}:\n`,
    "| | from the start | from the line before |",
    "|---|---:|---:|",
    ...rows,
  ]
    .join("\n")
    .concat("\n");
}
