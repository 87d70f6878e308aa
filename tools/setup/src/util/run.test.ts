import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run";

const node = (script: string, options = {}) => run(process.execPath, ["-e", script], { timeoutMs: 20_000, ...options });

test("collects output and exit code", async () => {
  const result = await node("console.log('out'); console.error('err'); process.exitCode = 3");
  expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n", timedOut: false });
});

test("gives input and writes a log", async () => {
  const directory = mkdtempSync(join(tmpdir(), "setup-run-"));
  try {
    const log = join(directory, "logs", "x.log");
    const result = await node("process.stdin.pipe(process.stdout)", { input: "hello", log });
    expect(result.stdout).toBe("hello");
    expect(readFileSync(log, "utf8")).toBe("hello");
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("ends a command, and what it started, at its deadline", async () => {
  const script = "require('child_process').spawn('sleep', ['60'], { stdio: 'inherit' }); setTimeout(() => {}, 60000)";
  const result = await node(script, { timeoutMs: 300 });
  expect(result).toMatchObject({ code: -1, timedOut: true });
});

test("a command that is not there is a result, not an exception", async () => {
  const result = await run("no-such-command-here", [], { timeoutMs: 1000 });
  expect(result.code).toBe(-1);
  expect(result.stderr).toContain("ENOENT");
});
