// Runs the command, and keeps what it has to say, and how it has ended, for the steps behind this one.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { annotate, setOutput, step } from "./workflow.mjs";

const COMMANDS = {
  advise: () => ["advise", "--format", "github", ...(isTrue("STRICT") ? ["--strict"] : [])],
  // Its mistakes are text: the matcher makes annotations of them.
  config: () => ["config", "--quiet"],
  preview: () => ["preview", "--format", "github", "--install-pulumi"],
};

await step(() => {
  const { ACTION_FOLDER = ".", EXECUTABLE = "", GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP = tmpdir() } = process.env;
  const name = input("COMMAND") || "advise";
  if (!Object.hasOwn(COMMANDS, name))
    throw new Error(`command: ${name} is none of ${Object.keys(COMMANDS).join(", ")}`);
  if (input("SARIF") !== "" && name !== "advise") throw new Error("sarif: only `advise` writes it");
  const project = projectOptions();
  const report = join(mkdtempSync(join(RUNNER_TEMP, "pulumi-compose-")), "report.md");
  writeFileSync(report, "");
  const run = (args, options = {}) =>
    spawnSync(process.execPath, [EXECUTABLE, ...args, ...project], {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      ...options,
      env: { ...process.env, ...options.env, NO_COLOR: "1" },
    });

  if (name === "config") console.log(`::add-matcher::${resolve(ACTION_FOLDER, "tools/action/problem-matcher.json")}`);
  const { status, stdout } = run(COMMANDS[name](), {
    stdio: ["ignore", "pipe", "inherit"],
    env: { GITHUB_STEP_SUMMARY: report },
  });
  process.stdout.write(stdout ?? "");
  if (name === "config") console.log("::remove-matcher owner=pulumi-compose::");
  // What ended by a signal did not succeed.
  const code = status ?? 1;

  if (readFileSync(report, "utf8") === "") writeFileSync(report, outcome(name, code, stdout ?? ""));
  if (summary) appendFileSync(summary, readFileSync(report));
  if (input("SARIF") !== "") writeSarif(run, resolve(input("SARIF")));
  setOutput("report", report);
  // Two projects in one pull request have a comment each.
  const key = createHash("sha256").update(JSON.stringify(project)).digest("hex").slice(0, 16);
  setOutput("marker", `<!-- pulumi-compose ${name} ${key} -->`);
  setOutput("exit-code", String(code));
});

function projectOptions() {
  const files = input("FILES")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const folder = input("PROJECT_DIRECTORY");
  return [...files.flatMap((file) => ["--file", file]), ...(folder === "" ? [] : ["--project-directory", folder])];
}

function writeSarif(run, file) {
  const { stdout, status } = run(["advise", "--format", "sarif"], { stdio: ["ignore", "pipe", "ignore"] });
  if (!stdout) {
    annotate("warning", `no SARIF was written: the command ended with exit code ${status}`);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stdout);
}

/** What is said of a command that writes no summary of its own: each annotation as a line. */
function outcome(name, code, stdout) {
  const words =
    code === 0 ? "nothing is in the way" : code === 1 ? "there is something to correct" : "the files have a mistake";
  const lines = [...stdout.matchAll(/^::(error|warning|notice) ?(.*?)::(.*)$/gm)].map(([, level, properties, data]) => {
    const { file, line, title } = Object.fromEntries(properties.split(",").map((pair) => pair.split(/=(.*)/s, 2)));
    const where = file === undefined ? "" : `${decoded(file)}:${line} `;
    const [first, ...rest] = decoded(data).split("\n");
    return `| ${level} | ${cell(where)} | ${cell(decoded(title ?? ""))} | ${cell([first, ...rest].join(" "))} |`;
  });
  const table = lines.length === 0 ? [] : ["", "| | where | what | |", "| --- | --- | --- | --- |", ...lines];
  return `${[`### pulumi-compose ${name}: ${words}`, ...table].join("\n")}\n`;
}

function decoded(text) {
  return text
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%25", "%");
}

function cell(text) {
  return text
    .replace(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&")
    .replaceAll("@", "@\u2060");
}

function input(name) {
  return process.env[`INPUT_${name}`] ?? "";
}

function isTrue(name) {
  return input(name).toLowerCase() === "true";
}
