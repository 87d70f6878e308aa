// npm run bench -- gates [--json]
// The tutorial's file (interval 30s): how long from the first container's start until both services are healthy.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aboutPeers, dockerCompose } from "./up/toolchain.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STACK = join(ROOT, "stacks", "flask-redis");
const PROJECT = "pch-bench-gates";
// In the order of the file's depends_on.
const SERVICES = ["redis", "flask"];

const require = createRequire(join(ROOT, "packages", "docker-health", "package.json"));

/** Prints a table, or with `json` an array of {case, seconds, ofCompose}. */
export async function run({ json = false } = {}) {
  if (!json) process.stdout.write(`${aboutPeers(process.env)}\n`);
  const rows = [];
  try {
    buildImages();
    const compose = await timed("docker compose up --wait", () => composeCommand("up", "-d", "--wait"));
    rows.push(compose);
    for (const probe of ["engine", "hybrid"]) {
      composeCommand("down", "-v", "--timeout", "1");
      composeCommand("create");
      rows.push(await timed(`waits, probe: ${probe}`, () => startInOrder(probe)));
    }
  } finally {
    down();
  }
  const whole = rows[0].seconds;
  const table = rows.map((row) => ({ ...row, ofCompose: Math.round((row.seconds / whole) * 1000) / 1000 }));
  process.stdout.write(json ? `${JSON.stringify(table)}\n` : table.map(line).join(""));
  return table;
}

/** What the gates do, without Pulumi: each service is started when what it depends on is healthy. */
async function startInOrder(probe) {
  const Docker = require("dockerode");
  const { connect, summarise } = require("@pulumi-compose/docker-health");
  const engine = await connect();
  for (const service of SERVICES) {
    const labels = { "com.docker.compose.project": PROJECT, "com.docker.compose.service": service };
    const [container] = await engine.list(labels);
    await new Docker().getContainer(container.id).start();
    const result = await engine.waitFor(container.id, "service_healthy", { probe });
    if (!result.ok) throw new Error(`${service} ${summarise(result)}`);
  }
  await engine.close();
}

async function timed(name, action) {
  const began = performance.now();
  await action();
  return { case: name, seconds: Math.round(performance.now() - began) / 1000 };
}

function composeCommand(...args) {
  const stack = [join(STACK, "compose.yaml"), join(ROOT, "tools/closed-network/stacks/flask-redis.yaml")];
  const files = [...stack, join(ROOT, "tools/bench/gates/compose.bench.yaml")].flatMap((file) => ["-f", file]);
  const env = { ...process.env, REDIS_PASS: "abc123" };
  return execFileSync(dockerCompose(process.env), ["-p", PROJECT, ...files, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * Builds what compose would build: without buildx it takes no notice of `dockerfile_inline`, which the file for closed networks has.
 * Under this name it finds the image and builds nothing.
 */
function buildImages() {
  const { services } = JSON.parse(composeCommand("config", "--format", "json"));
  for (const [name, { build }] of Object.entries(services)) {
    if (!build) continue;
    const args = ["build", "--quiet", "--tag", `${PROJECT}-${name}`, "--file", "-", build.context];
    execFileSync("docker", args, {
      env: { ...process.env, DOCKER_BUILDKIT: "0" },
      input: build.dockerfile_inline,
      stdio: ["pipe", "ignore", "pipe"],
    });
  }
}

function down() {
  composeCommand("down", "-v", "--rmi", "local", "--timeout", "1");
}

function line({ case: name, seconds, ofCompose }) {
  return `${name.padEnd(32)} ${seconds.toFixed(1).padStart(8)} s   ${(ofCompose * 100).toFixed(0).padStart(4)} %\n`;
}
