// npm run bench -- up [--json] [--runs N] [--only NAME,…] [--waits on|off]
import { parseArgs } from "node:util";
import { cases } from "./up/cases.mjs";
import { aboutPeers, aboutWaits, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    services: { type: "string", default: "200" },
    many: { type: "string", default: "1000" },
    only: { type: "string", default: "" },
    waits: { type: "string", default: "on" },
  },
  strict: false,
});

/**
 * Bringing up, side by side: `pulumi up` of a stack program against docker compose, and against a hand-written program
 * of the same docker resources. Prints a line a case; with `json`, an array of {case, about, ours, peer, ratio} in the end.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv(chosen.waits);
  const about = `${aboutPeers(env)}, ${aboutWaits(chosen.waits)}`;
  if (!json) process.stdout.write(`${about}\n`);
  const only = chosen.only.split(",").filter(Boolean);
  const scale = {
    runs: Number(chosen.runs),
    services: Number(chosen.services),
    many: Number(chosen.many),
    waits: chosen.waits,
  };
  const rows = [];
  for (const { name, unit, target, measure } of cases(env, scale)) {
    if (only.length > 0 && !only.some((prefix) => name.startsWith(prefix))) continue;
    const { ours, peer } = await measure();
    const row = { case: name, about, ours: round(ours), peer: round(peer), ratio: round(ours / peer) };
    rows.push(row);
    if (!json) process.stdout.write(`${line(row, unit, target)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

function line({ case: name, ours, peer, ratio }, unit, target) {
  const verdict =
    target === undefined ? "" : ratio <= target ? `  (wanted: ≤ ${target})` : `  MISSED (wanted: ≤ ${target})`;
  const number = (value) => `${value} ${unit}`.padStart(12);
  return `${name.padEnd(20)} ours ${number(ours)}   peer ${number(peer)}   ratio ${String(ratio).padStart(6)}${verdict}`;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
