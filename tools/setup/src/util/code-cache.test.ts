import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCodeCache, writeLauncher } from "./code-cache";

const folder = mkdtempSync(join(tmpdir(), "code-cache-"));
const file = join(folder, "main.js");
const cache = `${file}.cache`;
const launcher = join(folder, "launch.js");

afterAll(() => rmSync(folder, { recursive: true }));

function launch(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: "utf8" });
  return `${stdout}${stderr}${status}`;
}

beforeAll(() => {
  const program = "const { basename } = require('node:path'); exports.main = () => basename(__filename);";
  writeFileSync(
    file,
    `#!/usr/bin/env node\n${program}\nconsole.log(exports.main(), ...process.argv.slice(2)); process.exitCode = 7;\n`,
  );
  writeLauncher(launcher, "main.js");
});

test("a script runs as by itself: its arguments, its name, its exit code", () => {
  expect(existsSync(cache)).toBe(false);
  expect(launch("--one", "two")).toBe("main.js --one two\n7");
  expect(existsSync(cache)).toBe(false);
});

test("what has been compiled is kept, and used to the same effect", () => {
  writeCodeCache(launcher, []);
  expect(existsSync(cache)).toBe(true);
  expect(launch("--one", "two")).toBe("main.js --one two\n7");
});

test("a cache that is none does no harm", () => {
  writeFileSync(cache, "not compiled");
  expect(launch()).toBe("main.js\n7");
});
