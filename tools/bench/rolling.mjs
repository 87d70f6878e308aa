// npm run bench -- rolling [--json] [--updates N] [--replicas N,…] [--waits on|off]
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Command } from "./up/command.mjs";
import { median, seconds as secondsOf } from "./up/measure.mjs";
import { aboutPeers, aboutWaits, must, root, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: {
    updates: { type: "string", default: "20" },
    replicas: { type: "string", default: "1,3" },
    waits: { type: "string", default: "on" },
  },
  strict: false,
});

const SOURCE = join(root, "tools/testing/rolling");
const PORT = "15033";

/** An engine before 29 lets a container come back under its address only where somebody has chosen the subnet. */
const SUBNET = "10.199.33.0/24";

/** One more version, by each kind of edit in turn: image, environment, command, one replica more or less. */
const edits = [
  (number) => ({ WEB_IMAGE: number % 8 < 4 ? "v1" : "v2" }),
  (number) => ({ WEB_VERSION: number }),
  (number) => ({ WEB_ARGUMENT: number }),
  (number, replicas) => ({ WEB_REPLICAS: replicas + (number % 8 < 4 ? 1 : 0) }),
];

function editOf(number, replicas) {
  return number === 0 ? {} : edits[number % edits.length](number, replicas);
}

/** Whoever is told to wait has ended when the new version is healthy, so that updates never overlap. */
const ways = {
  "pulumi-compose": { up: (command) => command.up("--wait"), down: (command) => command.down() },
  "docker compose": { up: (command) => command.composeUp("--wait"), down: (command) => command.composeDown() },
};

/**
 * A steady load, through a proxy, on a service that is updated again and again: by `pulumi-compose up --wait` and by
 * `docker compose up --detach --wait`, one after the other. Prints a line each; with `json`, an array of
 * {case, about, by, sent, failed, seconds, slowest} in the end: requests, and the median and the longest of what an update takes.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv(chosen.waits);
  const about = `${aboutPeers(env)}, ${aboutWaits(chosen.waits)}, ${chosen.updates} updates, 50 requests a second`;
  if (!json) process.stdout.write(`${about}\n${line("replicas", "by", "sent", "failed", "median", "slowest")}`);
  const built = mkdtempSync(join(tmpdir(), "pcb-rolling-images-"));
  must(join(SOURCE, "make-images.sh"), [built], { env });
  const rows = [];
  try {
    for (const replicas of chosen.replicas.split(","))
      for (const [by, way] of Object.entries(ways)) {
        const found = await measured(replicas, way, join(built, "rolling"), env);
        rows.push({ case: `rolling-${replicas}`, about, by, ...found });
        const { sent, failed, seconds, slowest } = found;
        if (!json) process.stdout.write(line(replicas, by, sent, failed, `${seconds} s`, `${slowest} s`));
      }
  } finally {
    rmSync(built, { recursive: true });
    must("docker", ["image", "rm", "--force", "pulumi-compose/rolling:v1", "pulumi-compose/rolling:v2"], { env });
  }
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

async function measured(replicas, way, program, env) {
  const command = new Command("pcb-rolling", readFileSync(join(SOURCE, "compose.yaml"), "utf8"), env);
  const values = { PROXY_PORT: PORT, SUBNET, WEB_IMAGE: "v1", WEB_REPLICAS: replicas };
  const update = (number) => {
    Object.assign(values, editOf(number, Number(replicas)));
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(command.folder, ".env"), lines.join(""));
    way.up(command);
  };
  try {
    update(0);
    const numbers = Array.from({ length: Number(chosen.updates) }, (_, index) => index + 1);
    const { times, sent, failed } = await underLoad(program, () =>
      numbers.map((number) => secondsOf(() => update(number))),
    );
    return { sent, failed, seconds: round(median(times)), slowest: round(Math.max(...times)) };
  } finally {
    way.down(command);
    command.forget();
  }
}

/** What became of a steady load while something was done, beside what that gives. */
async function underLoad(program, action) {
  const child = spawn(program, ["load", `http://127.0.0.1:${PORT}/`], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const ended = new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  let times;
  try {
    times = action();
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
  return { times, ...JSON.parse(out) };
}

function line(replicas, by, ...numbers) {
  const cells = numbers.map((number) => String(number).padStart(10));
  return `${String(replicas).padStart(8)}  ${by.padEnd(15)}${cells.join("")}\n`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
