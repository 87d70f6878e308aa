import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "./command.mjs";
import { chain, independent, rawProgram } from "./files.mjs";
import { median, peakMemory, runsProgram, seconds } from "./measure.mjs";
import { composeProgram, Stack } from "./stack.mjs";
import { dockerCompose, must } from "./toolchain.mjs";
import { tutorial, tutorialProgram } from "./tutorial.mjs";

/**
 * What is measured. `ours` and `peer` are run in turn, so that whatever else the machine does hits both. `target`: the
 * highest ratio that is wanted.
 */
export function cases(env, { runs, services, many, waits }) {
  const isWaiting = waits === "on";
  const password = { ...env, REDIS_PASS: "bench" };
  return [
    {
      name: "tutorial",
      unit: "s",
      target: isWaiting ? 0.1 : 0.05,
      measure: () => againstCompose("pcb-tutorial", tutorial(), tutorialProgram, ["--wait"], password, runs),
    },
    {
      name: "chain-10",
      unit: "s",
      target: isWaiting ? undefined : 0.8,
      measure: () => againstCompose("pcb-chain", chain(10), composeProgram, [], env, runs),
    },
    ...[20, 100].map((count) => ({
      name: `independent-${count}`,
      unit: "s",
      target: isWaiting ? (count === 20 ? 1.25 : undefined) : count === 20 ? 0.85 : 0.8,
      measure: () => againstCompose(`pcb-flat-${count}`, independent(count), composeProgram, [], env, runs),
    })),
    ...[20, 100].flatMap((count) => {
      const [aside, beside] = count === 20 ? [0.15, 6] : [0.1, 4];
      return [
        {
          name: `unchanged-${count}-full`,
          unit: "s",
          target: aside,
          measure: () => withCommand(`pcb-same-${count}`, count, env, (command) => besideFull(runs, command)),
        },
        {
          name: `unchanged-${count}-compose`,
          unit: "s",
          target: beside,
          measure: () => withCommand(`pcb-same-${count}`, count, env, (command) => besideCompose(runs, command)),
        },
      ];
    }),
    {
      name: `preview-${services}`,
      unit: "s",
      target: 1.15,
      measure: () =>
        againstRaw("pcb-preview", services, env, (ours, raw) =>
          inTurn(runs, ours, raw, (stack) => seconds(() => stack.preview())),
        ),
    },
    {
      name: `no-change-${services}`,
      unit: "s",
      target: 0.4,
      measure: () => againstRaw("pcb-same", services, env, (ours, raw) => unchanged(runs, ours, raw)),
    },
    {
      name: `preview-memory-${many}`,
      unit: "MiB",
      target: 0.6,
      measure: () => againstRaw("pcb-memory", many, env, (ours, raw) => inTurn(1, ours, raw, previewMemory)),
    },
  ];
}

/** `pulumi up` of a stack against `docker compose up` of the same file, each from nothing. */
async function againstCompose(name, file, program, flags, env, runs) {
  const compose = dockerCompose(env);
  const stack = new Stack(name, { "compose.yaml": file, "index.js": program }, env);
  const folder = mkdtempSync(join(tmpdir(), `${name}-compose-`));
  writeFileSync(join(folder, "compose.yaml"), file);
  const peer = (...args) => must(compose, ["-p", `${name}-peer`, ...args], { cwd: folder, env });
  const times = { ours: [], peer: [] };
  try {
    for (let run = 0; run < runs; run += 1) {
      times.ours.push(seconds(() => stack.up()));
      stack.destroy();
      times.peer.push(seconds(() => peer("up", "--detach", ...flags)));
      peer("down", "--timeout", "0");
    }
  } finally {
    stack.destroy();
    stack.dispose();
    peer("down", "--timeout", "0");
    rmSync(folder, { recursive: true, force: true });
  }
  return medians(times);
}

/** `pulumi-compose up` of so many services that are there already. */
async function withCommand(name, count, env, measure) {
  const command = new Command(name, independent(count), env);
  try {
    return medians(await measure(command));
  } finally {
    command.dispose();
  }
}

/** With nothing to do: as it is, against the whole way by Pulumi. */
function besideFull(runs, command) {
  command.up();
  const times = { ours: [], peer: [] };
  for (let run = 0; run < runs; run += 1) {
    times.peer.push(seconds(() => command.up("--full")));
    times.ours.push(seconds(() => command.up()));
  }
  return times;
}

/** The same against docker compose with containers of its own, one after the other: twice as many are more than a small machine holds. */
function besideCompose(runs, command) {
  const repeated = (up) => {
    up();
    return Array.from({ length: runs }, () => seconds(up));
  };
  const ours = repeated(() => command.up());
  command.down();
  return { ours, peer: repeated(() => command.composeUp()) };
}

/** A compose file's stack against a hand-written one of the same docker resources. */
async function againstRaw(name, count, env, measure) {
  const ours = new Stack(`${name}-ours`, { "compose.yaml": independent(count), "index.js": composeProgram }, env);
  const raw = new Stack(`${name}-raw`, { "index.js": rawProgram(count) }, env);
  try {
    return medians(await measure(ours, raw));
  } finally {
    for (const stack of [ours, raw]) stack.dispose();
  }
}

async function inTurn(runs, ours, raw, measure) {
  const values = { ours: [], peer: [] };
  for (let run = 0; run < runs; run += 1) {
    values.ours.push(await measure(ours));
    values.peer.push(await measure(raw));
  }
  return values;
}

/** One after the other: so many containers twice is more than a small machine holds. */
async function unchanged(runs, ours, raw) {
  const times = { ours: [], peer: [] };
  for (const [key, stack] of [
    ["ours", ours],
    ["peer", raw],
  ]) {
    try {
      stack.up();
      for (let run = 0; run < runs; run += 1) times[key].push(seconds(() => stack.up()));
    } finally {
      stack.destroy();
    }
  }
  return times;
}

function previewMemory({ folder, env }) {
  return peakMemory("pulumi", ["preview", "--stack", "bench", "--non-interactive"], { cwd: folder, env }, runsProgram);
}

function medians({ ours, peer }) {
  return { ours: median(ours), peer: median(peer) };
}
