// Plays one case by one command, on the engine at hand, and says what came of it.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const PROJECT = "conditions";
/** Whoever has not ended by then waits for ever. */
const PATIENCE_MS = 60_000;

/** The four columns of the table. */
export function commands(dockerCompose) {
  return {
    up: ours([]),
    "up --wait": ours(["--wait"]),
    "docker compose up -d": theirs(dockerCompose, []),
    "docker compose up -d --wait": theirs(dockerCompose, ["--wait"]),
  };
}

/** @returns {Promise<string>} a cell: the exit code, and what else is worth telling */
export async function runCase(one, how) {
  const folder = mkdtempSync(join(tmpdir(), "conditions-"));
  writeFileSync(join(folder, "compose.yaml"), `name: ${PROJECT}\n${one.compose}`);
  const told = await play(one, how, folder);
  const left = await run(how.down, folder);
  rmSync(folder, { recursive: true, force: true });
  if (left.code !== 0) throw new Error(`${how.down.join(" ")} has failed: ${left.text}`);
  return told;
}

async function play(one, { up, reason }, folder) {
  let ended = await run(up(one), folder);
  const startedAt = one.again && inspect("dep", "{{.State.StartedAt}}");
  if (one.again) ended = await run(up(one), folder);
  const said = [ended.code === 0 ? "0" : ended.code === undefined ? "waits for ever" : `1: ${reason(ended)}`];
  if (one.condition && inspect("web", "{{.State.Status}}") !== "running") said.push("web not started");
  if (one.again) said.push(inspect("dep", "{{.State.StartedAt}}") === startedAt ? "not run again" : "run again");
  return said.join("; ");
}

function ours(options) {
  const main = [process.execPath, join(root, "packages/cli/dist/main.js")];
  return {
    up: ({ deadline, engineOnly }) => [
      ...main,
      ...["up", "--json", ...options],
      ...(deadline ? ["--deadline", `${deadline}s`] : []),
      // Its own runs of the test would count among those that the check counts.
      ...(engineOnly ? ["--probe", "engine"] : []),
    ],
    down: [...main, "down", "--volumes", "--yes"],
    reason: ({ text }) => failedGate(text) ?? lastLine(text),
  };
}

/** The reason of the first gate that failed, from the events of `--json`. */
function failedGate(text) {
  const events = text.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  const { message } = events.find(({ type, status }) => type === "gate" && status === "failed") ?? {};
  const reason = /^gate\/([\w-]+)/.exec(message)?.[1];
  const code = /exited with code (\d+)/.exec(message)?.[1];
  return code === undefined ? reason : `${reason} ${code}`;
}

function theirs(binary, options) {
  return {
    up: ({ deadline }) => [
      binary,
      ...["up", "--detach", "--quiet-pull", ...options],
      ...(deadline ? ["--wait-timeout", String(deadline)] : []),
    ],
    down: [binary, "--profile", "*", "down", "--volumes", "--timeout", "0"],
    reason: ({ text }) => {
      const code = /exited \((\d+)\)|successfully: exit (\d+)/.exec(text);
      if (code) return `exited ${code[1] ?? code[2]}`;
      if (/is unhealthy/.test(text)) return "unhealthy";
      if (/no healthcheck/.test(text)) return "no-healthcheck";
      return /not healthy after|timeout|deadline exceeded/.test(text) ? "deadline" : lastLine(text);
    },
  };
}

function run([command, ...args], cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    const hear = (chunk) => {
      text += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? undefined, text });
    });
  });
}

/** The CLI and the plugins of the set-up, and a state of the folder's own. */
function environment() {
  const env = { ...process.env, ...JSON.parse(readFileSync(join(root, ".toolchain/env.json"), "utf8")) };
  for (const name of Object.keys(env)) if (name.startsWith("COMPOSE_")) delete env[name];
  delete env.PULUMI_BACKEND_URL;
  delete env.PULUMI_CONFIG_PASSPHRASE;
  return env;
}

function inspect(service, format) {
  return spawnSync("docker", ["inspect", "--format", format, `${PROJECT}-${service}-1`], {
    encoding: "utf8",
  }).stdout.trim();
}

function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "";
}
