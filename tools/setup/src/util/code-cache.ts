import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";

/** In the launcher's environment: at its end it is to keep what has been compiled. */
const WRITE = "PULUMI_COMPOSE_CODE_CACHE";

/**
 * Writes an executable script that runs a CommonJS file of its folder, which imports no other files, with what V8 has
 * compiled of it in an earlier run (`FILE.cache`), if that is there and from this version of Node.js. (Node.js 22 does so
 * by itself: `enableCompileCache`.)
 */
export function writeLauncher(launcher: string, file: string): void {
  writeFileSync(
    launcher,
    `#!/usr/bin/env node
"use strict";
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");
const file = join(__dirname, ${JSON.stringify(file)});
const cache = file + ".cache";
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const source = readFileSync(file, "utf8").replace(/^#!.*/, "");
const script = new Script(require("node:module").wrap(source), { filename: file, cachedData });
if (process.env.${WRITE}) process.on("exit", () => writeFileSync(cache, script.createCachedData()));
script.runInThisContext()(exports, require, module, file, __dirname);
`,
  );
  chmodSync(launcher, 0o755);
}

/**
 * Runs a launcher once, to keep what V8 compiles. A run that fails leaves no cache, and the launcher does without.
 *
 * @param args with which it ends by itself.
 */
export function writeCodeCache(launcher: string, args: readonly string[]): void {
  spawnSync(process.execPath, [launcher, ...args], {
    env: { ...process.env, [WRITE]: "1" },
    stdio: "ignore",
    timeout: 10_000,
  });
}
