import { spawn } from "node:child_process";
import { join } from "node:path";
import { cli } from "./support/cli";

const commands = ["up", "down", "preview", "convert", "config", "plan", "simulate", "advise", "status", "wait"];

test.each([
  ...commands.map((command) => [command, "--bogus"]),
  ["up", "--deadline", "3"],
  ["up", "--deadline", "0"],
  ["up", "--on-unhealthy", "foo"],
  ["up", "--file", "not-there.yaml"],
  ["simulate", "--ready", "foo"],
  ["prevew"],
  ["--bogus"],
])("a mistake on the command line ends with 2, nothing was begun: %s %s %s", async (...args) => {
  const { code, err } = await cli(...args.filter((arg) => arg !== undefined));
  expect(err).not.toBe("");
  expect(code).toBe(2);
});

test("help is no mistake", async () => {
  for (const args of [["--help"], ["up", "--help"], ["--version"]]) expect((await cli(...args)).code).toBe(0);
});

test("whoever reads the answer may stop reading", async () => {
  const child = spawn(process.execPath, [join(__dirname, "../dist/main.js"), "--help"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Closed before anything is written.
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (data: Buffer) => {
    err += data;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(err).toBe("");
  expect(code).toBe(0);
});
