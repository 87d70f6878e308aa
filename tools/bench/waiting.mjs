// npm run bench -- waiting [--json] [--containers N] [--gates N]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect as dial } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aboutPeers, dockerCompose, must, toolchainEnv } from "./up/toolchain.mjs";

const { values: chosen } = parseArgs({
  options: { containers: { type: "string", default: "100" }, gates: { type: "string", default: "500" } },
  strict: false,
});

const PROJECT = "pcb-waiting";
/** Long enough that every container has started before the first one is ready. */
const READY_AFTER_S = 40;

/**
 * What waiting costs, apart from what is waited for: gates on containers that take a while to get healthy, all at a time, beside
 * docker compose's wait for the same containers. Prints a line a case; with `json`, an array of {case, about, cpu, seconds, rates} in
 * the end: processor seconds of the process that waits, its duration, and what it asks the engine, times a second.
 */
export async function run({ json = false } = {}) {
  const env = toolchainEnv();
  const [containers, gates] = [Number(chosen.containers), Number(chosen.gates)];
  const about = aboutPeers(env);
  if (!json) process.stdout.write(`${about}, ${gates} gates on ${containers} containers\n`);
  const folder = mkdtempSync(join(tmpdir(), `${PROJECT}-`));
  const compose = (args, how = {}) =>
    must(dockerCompose(env), ["-p", PROJECT, ...args], { cwd: folder, env: { ...env, ...how } });
  writeFileSync(join(folder, "compose.yaml"), file(containers));
  const rows = [];
  const watched = await watch(join(folder, "engine.sock"));
  const measure = async (name, wait) => {
    compose(["up", "--detach", "--force-recreate"]);
    watched.reset();
    const began = performance.now();
    const cpu = await wait();
    const seconds = (performance.now() - began) / 1000;
    rows.push({ case: name, about, cpu: round(cpu), seconds: round(seconds), rates: watched.rates(seconds) });
    if (!json) process.stdout.write(line(rows.at(-1)));
  };
  try {
    for (const probe of ["hybrid", "engine"])
      await measure(`gates, probe: ${probe}`, () => waitHere(watched.host, containers, gates, probe));
    await measure("docker compose up --wait", () =>
      cpuOf(dockerCompose(env), ["-p", PROJECT, "up", "--detach", "--wait"], {
        cwd: folder,
        env: { ...env, DOCKER_HOST: watched.host },
      }),
    );
  } finally {
    watched.end();
    // An engine before version 28 may lose count of a network's containers when many go at once, and then keeps it.
    compose(["down", "--timeout", "0"], { COMPOSE_PARALLEL_LIMIT: "2" });
    rmSync(folder, { recursive: true });
  }
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  return rows;
}

function file(count) {
  const ready = `sleep ${READY_AFTER_S}; touch /ready; sleep 100000`;
  const service = {
    image: "pulumi-compose/busybox:local",
    command: ["sh", "-c", ready],
    healthcheck: { test: ["CMD", "test", "-e", "/ready"], interval: "10s", timeout: "5s", retries: 30 },
    stop_grace_period: "0s",
  };
  const names = Array.from({ length: count }, (_, index) => `s${index + 1}`);
  // JSON is YAML.
  return JSON.stringify({ services: Object.fromEntries(names.map((name) => [name, service])) });
}

/** All gates in a process of its own, whose time it gives. */
function waitHere(host, containers, gates, probe) {
  const program = `
    const { connect } = require("@pulumi-compose/docker-health");
    (async () => {
      const engine = await connect({ host: ${JSON.stringify(host)} });
      const found = await engine.list({ "com.docker.compose.project": ${JSON.stringify(PROJECT)} });
      if (found.length !== ${containers}) throw new Error(found.length + " containers");
      const results = await Promise.all(
        Array.from({ length: ${gates} }, (_, gate) =>
          engine.waitFor(found[gate % found.length].id, "service_healthy", { probe: ${JSON.stringify(probe)} })));
      const failed = results.filter(({ ok }) => !ok);
      if (failed.length > 0) throw new Error(JSON.stringify(failed[0]));
      await engine.close();
    })().catch((error) => { console.error(error); process.exit(1); });`;
  const cwd = new URL("../../packages/pulumi-compose", import.meta.url).pathname;
  return cpuOf(process.execPath, ["-e", program], { cwd, env: process.env });
}

/** Runs a command and gives the seconds of processor time that it took. */
async function cpuOf(command, args, options) {
  const timed = ["-c", `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null`, command, ...args];
  const child = spawn("bash", timed, { ...options, stdio: ["ignore", "inherit", "pipe"] });
  let text = "";
  child.stderr.on("data", (chunk) => (text += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}\n${text}`);
  const [user, system] = text.trim().split("\n").at(-1).split(" ").map(Number);
  return user + system;
}

const KINDS = [
  ["inspects", /^GET \/(?:v[\d.]+\/)?containers\/[^/]+\/json/],
  ["lists", /^GET \/(?:v[\d.]+\/)?containers\/json/],
  ["own probes", /^POST \/(?:v[\d.]+\/)?exec\/[^/]+\/start/],
];

/** The engine by another socket, at which what is asked is counted. */
async function watch(socket) {
  const engine = must("docker", ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"], {}).trim();
  const socketPath = engine.replace("unix://", "");
  const counts = new Map();
  const server = createServer((asked, answer) => {
    const what = `${asked.method} ${asked.url}`;
    for (const [kind, pattern] of KINDS) if (pattern.test(what)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const { method, url: path, headers } = asked;
    const onward = request({ socketPath, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      answer.flushHeaders();
      got.pipe(answer);
    });
    onward.on("error", (error) => answer.destroy(error));
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  // An exec's output comes by a connection that speaks another protocol from then on.
  server.on("upgrade", (asked, near, begun) => {
    for (const [kind, pattern] of KINDS)
      if (pattern.test(`${asked.method} ${asked.url}`)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const far = dial(socketPath);
    const headers = asked.rawHeaders.reduce((all, word, at) => all + (at % 2 === 0 ? `${word}: ` : `${word}\r\n`), "");
    far.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers}\r\n`);
    far.write(begun);
    near.pipe(far).pipe(near);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const side of [near, far]) side.on("error", cut);
  });
  await new Promise((resolve) => server.listen(socket, resolve));
  return {
    host: `unix://${socket}`,
    reset: () => counts.clear(),
    rates: (seconds) => Object.fromEntries(KINDS.map(([kind]) => [kind, round((counts.get(kind) ?? 0) / seconds)])),
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function line({ case: name, cpu, seconds, rates }) {
  const asked = Object.entries(rates).map(([kind, rate]) => `${rate} ${kind}`);
  return `${name.padEnd(28)} ${`${cpu} s`.padStart(9)} of processor time in ${seconds} s; a second: ${asked.join(", ")}\n`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
