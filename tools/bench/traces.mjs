// npm run bench -- traces [--json] [--runs N] [--waits on|off]
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Command } from "./up/command.mjs";
import { chain } from "./up/files.mjs";
import { median } from "./up/measure.mjs";
import { root, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: { runs: { type: "string", default: "7" }, waits: { type: "string", default: "off" } },
  strict: false,
});

/**
 * What traces cost: a first `pulumi-compose up` of a chain of three, with a span a gate sent to a server on this machine, beside the same
 * without. The two take turns. Prints medians and their ratio; with `json`, {case, ours, peer, ratio}, in seconds.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv(chosen.waits);
  let requests = 0;
  const sink = createServer((request, response) => {
    requests += 1;
    request.resume().on("end", () => response.end());
  });
  await new Promise((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const traced = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${sink.address().port}` };
  const plain = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: "" };
  const command = new Command("pcb-traces", chain(3), env);
  const seconds = { traced: [], plain: [] };
  try {
    // The first one of all finds cold files.
    await timed(command, plain);
    for (let run = 0; run < Number(chosen.runs); run += 1) {
      seconds.plain.push(await timed(command, plain));
      seconds.traced.push(await timed(command, traced));
    }
  } finally {
    command.down();
    command.forget();
    sink.close();
  }
  if (requests < Number(chosen.runs)) throw new Error(`only ${requests} requests came: nothing was traced`);
  const [ours, peer] = [median(seconds.traced), median(seconds.plain)];
  const row = {
    case: "up of a chain of three, traced",
    ours: round(ours),
    peer: round(peer),
    ratio: round(ours / peer),
  };
  const text = `${row.case}: ${row.ours} s, without traces ${row.peer} s, ratio ${row.ratio}`;
  process.stdout.write(`${json ? JSON.stringify(row) : text}\n`);
  return [row];
}

/** Seconds of an `up`; what it has made is taken down again. */
async function timed(command, env) {
  const began = performance.now();
  const args = [join(root, "packages/cli/dist/main.js"), "-p", command.name, "up"];
  const own = { ...command.env, OTEL_EXPORTER_OTLP_ENDPOINT: env.OTEL_EXPORTER_OTLP_ENDPOINT };
  await ended(spawn(process.execPath, args, { cwd: command.folder, env: own, stdio: "ignore" }));
  const seconds = (performance.now() - began) / 1000;
  command.down();
  return seconds;
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`the command ended with ${code}`))));
  });
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
