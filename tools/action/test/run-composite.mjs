// node run-composite.mjs FOLDER < {"inputs": …, "env": …}: runs the steps of FOLDER/action.yml as a runner does, and prints what each did.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import { parse } from "yaml";

const folder = resolve(process.argv[2]);
const { inputs: given = {}, env = {}, cwd = process.cwd() } = JSON.parse(await text(process.stdin));
const action = parse(readFileSync(join(folder, "action.yml"), "utf8"));
const temporary = mkdtempSync(join(tmpdir(), "pca-runner-"));
const github = { action_path: folder, token: "token-of-the-job" };
const steps = {};
const ran = [];
const inputs = {};

function evaluate(expression) {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, ["github", "inputs", "steps"], []).parse();
  const context = JSON.parse(JSON.stringify({ github, inputs, steps }), data.reviver);
  return new Evaluator(parsed, context).evaluate();
}

function filled(value) {
  return String(value).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluate(expression.trim()).coerceString());
}

function outputsIn(file) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)));
}

function bash(script, environment) {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env: environment });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => (out += chunk));
  return new Promise((done) => child.on("close", (code) => done({ code, out })));
}

for (const [name, { default: otherwise = "" }] of Object.entries(action.inputs)) {
  inputs[name] = given[name] ?? filled(otherwise);
}
for (const [index, one] of action.runs.steps.entries()) {
  const { id = String(index), if: condition, run, env: own = {} } = one;
  const isFailing = ran.some(({ code }) => code !== 0);
  const isWanted = condition === undefined || evaluate(condition).coerceString() === "true";
  if (isFailing || !isWanted) continue;
  const output = join(temporary, `output-${id}`);
  writeFileSync(output, "");
  const extra = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, filled(value)]));
  const { code, out } = await bash(run, {
    ...process.env,
    RUNNER_TEMP: temporary,
    ...env,
    ...extra,
    GITHUB_OUTPUT: output,
  });
  steps[id] = { outputs: outputsIn(output) };
  ran.push({ id, code, out });
}

const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]));
console.log(JSON.stringify({ steps: ran, outputs }));
