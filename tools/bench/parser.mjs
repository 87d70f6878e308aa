// npm run bench -- parser [--json]
// The parser against compose-go 2.16.2, in the same run: large generated files, each loaded several times by both.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const oracle = join(root, ".toolchain/compose-oracle");
const require = createRequire(import.meta.url);

/** How long compose-go may take for one load: its cycle check does not end on the third file. */
const patienceMs = 60_000;

const files = [
  { name: "1,000 services, no dependencies", services: 1000, dependsOn: 0 },
  { name: "1,000 services, a chain", services: 1000, dependsOn: 1 },
  { name: "1,000 services, each on the two before", services: 1000, dependsOn: 2 },
  { name: "10,000 services, no dependencies", services: 10_000, dependsOn: 0 },
];

/** A service with an image, a healthcheck, five variables, a port and a network; dependencies on those before it. */
function generate({ services, dependsOn }) {
  const lines = ["services:"];
  for (let i = 0; i < services; i++) {
    lines.push(`  service${i}:`, `    image: registry.example.com/team/app:1.${i}`, "    environment:");
    for (const name of ["HOST", "MODE", "LEVEL", "REGION", "OWNER"]) lines.push(`      ${name}: value-${i}`);
    lines.push('    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]');
    lines.push("      interval: 10s\n      timeout: 5s\n      retries: 3");
    lines.push(`    ports:\n      - "${10000 + i}:8080"`, `    networks:\n      - net${i % 10}`);
    const before = [];
    for (let back = 1; back <= dependsOn && i - back >= 0; back++) before.push(i - back);
    if (before.length > 0) lines.push("    depends_on:");
    for (const other of before) lines.push(`      service${other}:\n        condition: service_healthy`);
  }
  lines.push("networks:");
  for (let i = 0; i < 10; i++) lines.push(`  net${i}: {}`);
  return `${lines.join("\n")}\n`;
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** An anchor, which the fast reader leaves to the `yaml` package, as it does the whole file then. */
const anchor = "x-anchor: &anchor { a: b }\n";

/** Times of our own in milliseconds, in a process of its own so that its memory can be told. */
function measureOurs(index, repeat, reader = "fast") {
  const args = [fileURLToPath(import.meta.url), "--child", String(index), String(repeat), reader];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function measureTheirs(content, repeat) {
  const child = spawn(oracle, { stdio: ["pipe", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    createInterface({ input: child.stdout }).once("line", (line) => {
      child.kill();
      const answer = JSON.parse(line);
      if (answer.error) reject(new Error(answer.error));
      else resolve(answer.timedOut ? undefined : answer.timesNs.map((ns) => ns / 1e6));
    });
    const request = { files: [{ name: "compose.yaml", content }], name: "bench", repeat, timeoutMs: patienceMs };
    child.stdin.write(`${JSON.stringify(request)}\n`);
  });
}

function buildOracle() {
  if (existsSync(oracle)) return true;
  mkdirSync(dirname(oracle), { recursive: true });
  const built = spawnSync("go", ["build", "-o", oracle, "."], {
    cwd: join(root, "tools/testing/compose-oracle"),
    stdio: "inherit",
  });
  return built.status === 0;
}

export async function run({ json }) {
  const theirs = buildOracle();
  if (!theirs) console.error("no Go here: compose-go is left out");
  const rows = [];
  for (const [index, file] of files.entries()) {
    const large = file.services > 1000;
    const ours = measureOurs(index, large ? 3 : 15);
    const full = large ? undefined : measureOurs(index, 7, "full");
    const times = theirs && !large ? await measureTheirs(generate(file), 3) : undefined;
    rows.push({
      file: file.name,
      oursMs: Math.round(median(ours.times)),
      composeGoMs: times ? Math.round(median(times)) : undefined,
      ratio: times ? Math.round((median(times) / median(ours.times)) * 10) / 10 : undefined,
      unfinishedMs: theirs && !large && !times ? patienceMs : undefined,
      rssMiB: Math.round(ours.rss / 2 ** 20),
      fullMs: full && Math.round(median(full.times)),
      fullRssMiB: full && Math.round(full.rss / 2 ** 20),
    });
  }
  if (json) console.log(JSON.stringify({ cpu: cpus()[0]?.model, node: process.version, rows }, null, 2));
  else print(rows);
}

function print(rows) {
  console.log(
    "| file | this parser | compose-go 2.16.2 | ratio | memory | with an anchor | memory |\n|---|---:|---:|---:|---:|---:|---:|",
  );
  for (const row of rows) {
    const theirs = row.unfinishedMs
      ? `not done in ${row.unfinishedMs / 1000} s`
      : row.composeGoMs
        ? `${row.composeGoMs} ms`
        : "–";
    const ratio = row.ratio ? `${row.ratio}×` : "–";
    const full = row.fullMs === undefined ? "– | –" : `${row.fullMs} ms | ${row.fullRssMiB} MiB`;
    console.log(`| ${row.file} | ${row.oursMs} ms | ${theirs} | ${ratio} | ${row.rssMiB} MiB | ${full} |`);
  }
}

if (process.argv[2] === "--child") {
  const { parseProject } = require(join(root, "packages/compose-parser/dist/index.js"));
  const content = generate(files[Number(process.argv[3])]) + (process.argv[5] === "full" ? anchor : "");
  const times = [];
  for (let i = 0; i < Number(process.argv[4]); i++) {
    const start = performance.now();
    const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }] });
    if (!project) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
    times.push(performance.now() - start);
  }
  console.log(JSON.stringify({ times, rss: process.memoryUsage().rss }));
}
