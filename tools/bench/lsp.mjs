// npm run bench -- lsp [--json]
// How long after a keystroke in a compose file of 1,000 services its diagnostics are there: from the client's didChange to the
// server's first publishDiagnostics of that version, over standard input and output, and to when all has been looked at: of a large file
// what the parser says comes first, with the plan's, the target's and advice as they were, and what is new of those a moment later.
// Nothing waits before it begins, neither here nor there.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(join(root, "packages/cli/package.json"));
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-languageserver/node");
const main = join(root, "packages/cli/dist/main.js");

const WARM_UP = 20;
const EDITS = 100;
/** Between the answer and the next keystroke. */
const PAUSE_MS = 30;

/** Services with a healthcheck, a port, a network and dependencies on two before. */
function generate(services, { anchor }) {
  const check = anchor
    ? ["    healthcheck:", "      <<: *check"]
    : ["    healthcheck:", "      interval: 10s", "      timeout: 5s", "      retries: 3"];
  const lines = anchor ? ["x-check: &check { interval: 10s, timeout: 5s, retries: 3 }"] : [];
  lines.push("services:");
  for (let i = 0; i < services; i++) {
    lines.push(`  service${i}:`, `    image: registry.example.com/team/app:1.${i}`, "    environment:");
    for (const name of ["HOST", "MODE", "LEVEL"]) lines.push(`      ${name}: value-${i}`);
    lines.push(...check, '      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]');
    lines.push("    ports:", `      - "${10000 + i}:8080"`, "    networks:", `      - net${i % 10}`);
    const before = [Math.floor((i - 1) / 2), i - 3].filter((other, at, all) => other >= 0 && all.indexOf(other) === at);
    if (before.length > 0) lines.push("    depends_on:");
    for (const other of before) lines.push(`      service${other}:`, "        condition: service_healthy");
  }
  lines.push("networks:");
  for (let i = 0; i < 10; i++) lines.push(`  net${i}: {}`);
  return `${lines.join("\n")}\n`;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function measure(text, broken) {
  const folder = mkdtempSync(join(tmpdir(), "bench-lsp-"));
  writeFileSync(join(folder, "compose.yaml"), text);
  const uri = pathToFileURL(join(folder, "compose.yaml")).href;
  const started = performance.now();
  const child = spawn(process.execPath, [main, "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let heard = () => {};
  connection.onNotification("textDocument/publishDiagnostics", (params) => heard(params));
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  const readyMs = performance.now() - started;
  /** When the first came of this version, and when all had been looked at. */
  const published = async (version) => {
    const times = [];
    let count = 0;
    heard = (params) => {
      if (params.version !== version) return;
      times.push(performance.now());
      count = params.diagnostics.length;
    };
    // It is answered when everything has been looked at.
    const position = { line: 0, character: 0 };
    await connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["none"] },
    });
    return { first: times.at(0), all: performance.now(), count };
  };
  await connection.sendNotification("initialized", {});
  const opened = performance.now();
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text },
  });
  const openMs = (await published(1)).all - opened;
  const line = text.split("\n").findIndex((one) => one.includes("app:1.500"));
  const character = text.split("\n")[line].length;
  const firsts = [];
  const alls = [];
  let diagnostics = 0;
  let version = 1;
  for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
    version++;
    // A letter more and a letter less; one that breaks the YAML, and is taken back.
    const [typed, length] = edit % 2 === 0 ? [broken ? "\n - [" : "x", 0] : ["", broken ? undefined : 1];
    const end = length === undefined ? { line: line + 1, character: 4 } : { line, character: character + length };
    const start = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character }, end }, text: typed }],
    });
    const { first, all, count } = await published(version);
    diagnostics = count;
    if (edit >= WARM_UP) {
      firsts.push(first - start);
      alls.push(all - start);
    }
    await pause(PAUSE_MS);
  }
  await connection.sendRequest("shutdown");
  const ended = new Promise((resolve) => child.on("exit", resolve));
  await connection.sendNotification("exit");
  await ended;
  connection.dispose();
  rmSync(folder, { recursive: true });
  const shares = (times) => ({ medianMs: part(times, 0.5), p95Ms: part(times, 0.95) });
  return { readyMs, openMs, first: shares(firsts), all: shares(alls), diagnostics };
}

function part(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const CASES = [
  { name: "100 services", services: 100 },
  { name: "1,000 services", services: 1000 },
  { name: "1,000 services, broken YAML and back", services: 1000, broken: true },
  { name: "1,000 services, their healthchecks by a merge key", services: 1000, anchor: true },
];

export async function run({ json }) {
  const rows = [];
  for (const { name, services, anchor = false, broken = false } of CASES) {
    const text =
      services > 500
        ? generate(services, { anchor })
        : generate(services, { anchor }).replace("app:1.50\n", "app:1.500\n");
    const result = await measure(text, broken);
    rows.push({ file: name, kilobytes: Math.round(text.length / 1000), ...result });
  }
  if (json) {
    console.log(JSON.stringify({ cpu: cpus()[0]?.model, node: process.version, edits: EDITS, rows }, null, 2));
    return;
  }
  const ms = (value) => `${Math.round(value)} ms`;
  console.log("| file | size | start | open | first, median | 95 of 100 | all, median | 95 of 100 | diagnostics |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
  for (const row of rows) {
    const { readyMs, openMs, first, all } = row;
    const times = [readyMs, openMs, first.medianMs, first.p95Ms, all.medianMs, all.p95Ms].map(ms).join(" | ");
    console.log(`| ${row.file} | ${row.kilobytes} kB | ${times} | ${row.diagnostics} |`);
  }
}
