// npm run bench -- backend [--json] [--services N] [--delay DURATION] [--runs N]
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { independent, rawProgram } from "./up/files.mjs";
import { median, seconds } from "./up/measure.mjs";
import { composeProgram, Stack } from "./up/stack.mjs";
import { aboutPeers, aboutWaits, must, root, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: {
    services: { type: "string", default: "5" },
    delay: { type: "string", default: "200ms" },
    runs: { type: "string", default: "1" },
    waits: { type: "string", default: "off" },
  },
  strict: false,
});

const BUCKET = "states";

/** What Pulumi's engine can be told of how it writes a state. */
const settings = [
  { name: "as it is", env: {} },
  { name: "no backups of checkpoints", env: { PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true" } },
  { name: "no checkpoints", env: { PULUMI_SKIP_CHECKPOINTS: "true" } },
];

/**
 * A first `pulumi up` with its state in a folder and in a bucket that answer each write at once, or late: a compose file's stack
 * beside a hand-written program of the same docker resources. Prints a line a case; with `json`, an array of
 * {case, about, ours, peer, ratio} in the end.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv(chosen.waits);
  const about = `${aboutPeers(env)}, ${aboutWaits(chosen.waits)}`;
  if (!json) process.stdout.write(`${about}\n`);
  const binary = built();
  const rows = [];
  for (const place of [folder, bucket])
    for (const delay of ["0s", chosen.delay])
      for (const setting of delay === "0s" ? settings.slice(0, 1) : settings) {
        const row = { case: `${place.name}, ${delay} a write, ${setting.name}`, about };
        rows.push({ ...row, ...(await measured(place, binary, delay, { ...env, ...setting.env })) });
        if (!json) process.stdout.write(line(rows.at(-1)));
      }
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

async function measured(place, binary, delay, env) {
  const count = Number(chosen.services);
  const times = { ours: [], peer: [] };
  for (let run = 0; run < Number(chosen.runs); run += 1) {
    const programs = {
      ours: { "compose.yaml": independent(count), "index.js": composeProgram },
      peer: { "index.js": rawProgram(count) },
    };
    for (const [who, files] of Object.entries(programs)) {
      const backend = await place(binary, delay);
      try {
        const stack = new Stack(`pcb-${who}`, files, { ...env, ...backend.env }, backend.url);
        times[who].push(seconds(() => stack.up()));
        stack.destroy();
        stack.dispose();
      } finally {
        await backend.end();
      }
    }
  }
  const [ours, peer] = [median(times.ours), median(times.peer)];
  return { ours: round(ours), peer: round(peer), ratio: round(ours / peer) };
}

/** The program that answers late, built from its sources here. */
function built() {
  const binary = join(mkdtempSync(join(tmpdir(), "pcb-backends-")), "backends");
  must("go", ["build", "-o", binary, "."], { cwd: join(root, "tools/bench/backends"), env: process.env });
  return binary;
}

async function folder(binary, delay) {
  const where = mkdtempSync(join(tmpdir(), "pcb-folder-"));
  const [mountpoint, behind] = ["seen", "behind"].map((name) => join(where, name));
  for (const one of [mountpoint, behind]) mkdirSync(one);
  const server = await started(binary, ["folder", mountpoint, behind, delay]);
  const end = async () => {
    await server.end();
    rmSync(where, { recursive: true });
  };
  return { url: `file://${mountpoint}`, env: {}, end };
}

async function bucket(binary, delay) {
  const { said, end } = await started(binary, ["s3", BUCKET, delay]);
  const url = `s3://${BUCKET}?endpoint=http://${said}&s3ForcePathStyle=true&region=us-east-1`;
  const env = { AWS_ACCESS_KEY_ID: "bench", AWS_SECRET_ACCESS_KEY: "bench" };
  return { url, env, end };
}

/** Starts a server, which ends with its input. */
async function started(binary, args) {
  const child = spawn(binary, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const said = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve)),
    ended.then(() => Promise.reject(new Error(`${args.join(" ")} has ended`))),
  ]);
  return {
    said,
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

function line({ case: name, ours, peer, ratio }) {
  const number = (value) => `${value} s`.padStart(10);
  return `${name.padEnd(52)} ours ${number(ours)}   by hand ${number(peer)}   ratio ${String(ratio).padStart(6)}\n`;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
