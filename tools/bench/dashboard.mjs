// npm run bench -- dashboard [--json] [--services 100]
// What a page that follows a project costs: from the engine to the page, the server's share of a core, the page's weight.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DashboardProcess } from "./dashboard/dashboard-process.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = join(ROOT, "packages/cli/dist/page");
const require = createRequire(join(ROOT, "packages/cli/package.json"));

const IMAGE = "pulumi-compose/busybox:local";
const CHANGES = 100;
const WATCHED_SECONDS = 30;

/** Prints a table, or with `json` an array of {case, value, unit}. */
export async function run({ json = false } = {}) {
  const given = process.argv.indexOf("--services");
  const services = given < 0 ? 100 : Number(process.argv[given + 1]);
  const Docker = require("dockerode");
  const project = new Project(new Docker());
  const rows = [...weights()];
  try {
    await project.run("changed", {});
    rows.push(...(await latencies(project, "alone")));
    for (let n = 1; n < services; n += 1) await project.run(`s${n}`, { check: true });
    rows.push(...(await shareOfCore(project, services)));
    rows.push(...(await latencies(project, `among ${services} services`)));
  } finally {
    await project.down();
  }
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : rows.map(line).join(""));
  return rows;
}

/** Containers as a tool for compose files leaves them. */
class Project {
  name = `pcb-${randomBytes(4).toString("hex")}`;
  containers = [];

  constructor(docker) {
    this.docker = docker;
  }

  async run(service, { check = false }) {
    const container = await this.docker.createContainer({
      name: `${this.name}-${service}-1`,
      Image: IMAGE,
      Cmd: ["sleep", "10000"],
      StopSignal: "SIGKILL",
      Labels: {
        "com.docker.compose.project": this.name,
        "com.docker.compose.service": service,
        "com.docker.compose.container-number": "1",
        "com.docker.compose.oneoff": "False",
      },
      // Compose files of others have 5 s to 30 s.
      ...(check && { Healthcheck: { Test: ["CMD", "true"], Interval: 10e9, Timeout: 5e9, Retries: 3 } }),
      HostConfig: { NetworkMode: "none" },
    });
    this.containers.push(container);
    await container.start();
  }

  async down() {
    for (const container of this.containers) await container.remove({ force: true, v: true });
  }
}

/** From the engine's answer to a change until the page has been told: pausing is a change that costs the engine little. */
async function latencies(project, where) {
  const dashboard = await DashboardProcess.start(project.name);
  const [container] = project.containers;
  const delays = [];
  try {
    await dashboard.until(({ type, container: one }) => type === "container" && one.service === "changed");
    for (let n = 0; n < CHANGES; n += 1) {
      const wanted = n % 2 === 0 ? "paused" : "running";
      const told = dashboard.until(
        ({ type, container: one }) => type === "container" && one.service === "changed" && one.state === wanted,
        { onlyNew: true },
      );
      await (wanted === "paused" ? container.pause() : container.unpause());
      const answered = performance.now();
      delays.push(Math.max(0, (await told) - answered));
    }
  } finally {
    await dashboard.end();
  }
  const sorted = delays.sort((one, other) => one - other);
  return [
    { case: `from the engine to the page, ${where}: median`, value: Math.round(sorted[CHANGES / 2]), unit: "ms" },
    { case: `from the engine to the page, ${where}: 95 %`, value: Math.round(sorted[CHANGES * 0.95]), unit: "ms" },
  ];
}

async function shareOfCore(project, services) {
  const dashboard = await DashboardProcess.start(project.name);
  try {
    await dashboard.until(({ type, container }) => type === "container" && container.service === `s${services - 1}`);
    // What the first look costs is not what it costs to follow.
    await pause(10);
    const [before, began] = [dashboard.cpuSeconds(), performance.now()];
    await pause(WATCHED_SECONDS);
    const share = ((dashboard.cpuSeconds() - before) * 1000) / (performance.now() - began);
    return [
      { case: `share of a core, ${services} services, a check each 10 s`, value: round(share * 100), unit: "%" },
      { case: `memory, ${services} services`, value: Math.round(dashboard.memoryBytes() / 1e6), unit: "MB" },
    ];
  } finally {
    await dashboard.end();
  }
}

function weights() {
  const files = readdirSync(PAGE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
  const report = gzipSync(readFileSync(join(PAGE, "../report.html"))).length;
  return [
    { case: "the page, gzip", value: round(bytes.reduce((sum, one) => sum + one, 0) / 1e3), unit: "kB" },
    { case: "an empty report, gzip", value: round(report / 1e3), unit: "kB" },
  ];
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const round = (number) => Math.round(number * 10) / 10;

function line({ case: name, value, unit }) {
  return `${name.padEnd(56)} ${String(value).padStart(7)} ${unit}\n`;
}
