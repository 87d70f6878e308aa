import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OwnEngine } from "./own-engine";

/** As dockerd does: takes its file away at SIGTERM, and still runs for a while. */
const DAEMON = `
  const { rmSync, writeFileSync } = require("node:fs");
  const file = process.argv[1];
  process.on("SIGTERM", () => { rmSync(file); setTimeout(() => process.exit(), 600); });
  setInterval(() => {}, 1_000);
  writeFileSync(file, String(process.pid));
`;

let folder: string;
let own: OwnEngine;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "setup-engine-"));
  own = new OwnEngine({ toolchain: folder, logs: folder });
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const start = (command: string, ...args: string[]) => {
  const child = spawn(command, args, { stdio: "ignore" });
  started.push(child);
  return child;
};

test("without a file there is nothing to stop", async () => {
  expect(own.pid()).toBeUndefined();
  expect(await own.stop()).toBe(false);
});

test("a process that only inherited the id is not ours", async () => {
  const sleeper = start("sleep", "60");
  writeFileSync(own.pidFile, String(sleeper.pid));
  expect(own.pid()).toBeUndefined();
  expect(await own.stop()).toBe(false);
  expect(sleeper.exitCode).toBeNull();
});

/** The engine is told by its command line, which only Linux shows in a file; so it is only there that one is started. */
const onLinux = existsSync("/proc/self/cmdline") ? test : test.skip;

onLinux("the end of the process is waited for, not that of its file", async () => {
  const daemon = start(process.execPath, "-e", DAEMON, own.pidFile);
  while (own.pid() === undefined) await sleep(20);
  expect(own.pid()).toBe(daemon.pid);
  expect(await own.stop()).toBe(true);
  expect(existsSync(own.pidFile)).toBe(false);
  expect(existsSync(`/proc/${daemon.pid}/fd/0`)).toBe(false);
});
