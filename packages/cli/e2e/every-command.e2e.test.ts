import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const main = resolve(__dirname, "../dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "pcc-every-"));
const bad = "services:\n  web: { image: w, depends_on: [nobody] }\n";
writeFileSync(join(folder, "bad.yaml"), bad);
writeFileSync(
  join(folder, "good.yaml"),
  "services:\n  db: { image: d, healthcheck: { test: x } }\n  web: { image: w, depends_on: { db: { condition: service_healthy } } }\n",
);
afterAll(() => rmSync(folder, { recursive: true }));

/** Every command that opens a project, with what it cannot do without. */
const commands: readonly (readonly [string, readonly string[]])[] = [
  ["up", []],
  ["preview", []],
  ["down", []],
  ["config", []],
  ["convert", ["--out", "out"]],
  ["plan", []],
  ["simulate", []],
  ["advise", []],
  ["status", []],
  ["wait", []],
  ["logs", []],
];

interface Run {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** The environment of these tests, with nothing in it that says something of colours. */
const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...plain } = process.env;

function run(args: readonly string[], { env, input }: Run = {}) {
  const options = { cwd: folder, env: { ...plain, ...env }, encoding: "utf8", input } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
  return { status, stdout, stderr };
}

/** The same on a terminal of 80 columns; what it shows, and how it ends. */
function runOnTerminal(args: readonly string[], env: NodeJS.ProcessEnv) {
  const line = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const script = spawnSync("script", ["-qec", `stty cols 80; ${line}`, "/dev/null"], {
    cwd: folder,
    env: { ...plain, TERM: "xterm", ...env },
    encoding: "utf8",
  });
  return { status: script.status, text: script.stdout.replaceAll("\r\n", "\n") };
}

const hasTerminals = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
if (!hasTerminals) console.warn("skipped: there is no `script` of util-linux to make a terminal with");
const onTerminals = hasTerminals ? test : test.skip;

const ESC = "\u001b";

const mistake = [
  "bad.yaml:2:33 error compose/undefined-service: `web` refers to the service `nobody`, which does not exist",
  "  2 |   web: { image: w, depends_on: [nobody] }",
  "    |                                 ^^^^^^",
];

describe.each(commands)("%s", (command, needs) => {
  test("a flag that there is not", () => {
    const { status, stdout, stderr } = run([command, ...needs, "--bogus"]);
    // What stands behind a handed command is docker compose's to know.
    if (command === "logs") return;
    expect({ status, stdout, first: stderr.split("\n")[0] }).toEqual({
      status: 2,
      stdout: "",
      first: "error: unknown option '--bogus'",
    });
  });

  test("a value that there is not, before the command", () => {
    const { status, stdout, stderr } = run(["--ansi", "sometimes", command, ...needs]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("error: option '--ansi <when>' argument 'sometimes' is invalid.");
  });

  test("a file that is not there", () => {
    expect(run(["-f", "gone.yaml", command, ...needs])).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error compose\/file-not-found: there is no file .*gone\.yaml\n/),
    });
  });

  test("a file with a mistake: place and caret, the same for all", () => {
    const { status, stdout, stderr } = run(["-f", "bad.yaml", command, ...needs]);
    expect({ status, stdout, lines: stderr.split("\n").slice(0, 3) }).toEqual({
      status: 2,
      stdout: "",
      lines: mistake,
    });
  });

  test("the same from standard input", () => {
    const { status, stdout, stderr } = run(["-f", "-", command, ...needs], { input: bad });
    const lines = stderr.split("\n").slice(0, 3);
    expect({ status, stdout, lines }).toEqual({
      status: 2,
      stdout: "",
      lines: mistake.map((line) => line.replace("bad.yaml", "-")),
    });
  });

  test.each<[NodeJS.ProcessEnv, boolean]>([
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("in a pipe with %j: colours %s", (env, colours) => {
    const { status, stderr } = run(["-f", "bad.yaml", command, ...needs], { env });
    expect({ status, colours: stderr.includes(ESC) }).toEqual({ status: 2, colours });
  });

  onTerminals.each<[NodeJS.ProcessEnv, boolean]>([
    [{}, true],
    [{ NO_COLOR: "1" }, false],
    [{ TERM: "dumb" }, false],
  ])("on a terminal with %j: colours %s", (env, colours) => {
    const { status, text } = runOnTerminal(["-f", "bad.yaml", command, ...needs], env);
    expect({ status, colours: text.includes(ESC) }).toEqual({ status: 2, colours });
    if (!colours) expect(text.split("\n").slice(0, 3)).toEqual(mistake);
  });

  test("help fits into 80 columns and is no mistake", () => {
    if (command === "logs") return;
    const { status, stdout, stderr } = run([command, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

test.each([
  ["done", ["config", "--quiet"], 0],
  ["done", ["plan"], 0],
  ["done", ["simulate", "--ready", "db=1s"], 0],
  ["did not succeed", ["simulate", "--ready", "db=never"], 1],
  ["done", ["convert", "--out", "made"], 0],
  ["there is nothing to take down, and nobody knows the project", ["down", "nothing"], 2],
  ["a service that there is not", ["config", "nobody"], 2],
  ["a service that there is not", ["up", "nobody"], 2],
  ["a service that there is not", ["status", "nobody"], 2],
  ["a service that there is not", ["wait", "nobody"], 2],
  ["a hash of a service that there is not", ["config", "--hash", "nobody"], 2],
  ["a scale of a service that there is not", ["preview", "--scale", "nobody=2"], 2],
  ["a scale that is none", ["up", "--scale", "db=x"], 2],
  ["a command that there is not", ["create"], 2],
  ["what one command cannot take", ["up", "--watch"], 2],
  ["what docker compose's ps takes", ["ps", "-q"], 2],
  ["what docker compose's wait takes", ["wait", "web", "--down-project"], 2],
  ["what one command cannot take on this target", ["up", "db", "--target", "swarm"], 2],
  ["what excludes each other", ["up", "--no-recreate", "--force-recreate"], 2],
  ["what a conversion cannot do", ["convert", "--out", "x", "--dry-run"], 2],
])("%s: %j ends with %d", (_, args, code) => {
  const { status, stderr } = run(["-f", "good.yaml", ...args]);
  expect({ status, stderr: status === code ? "" : stderr }).toEqual({ status: code, stderr: "" });
});
