import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { Places } from "../places";
import { writeCodeCache, writeLauncher } from "../util/code-cache";

/**
 * Puts the command of our language host beside the CLI, where the CLI looks first. The CLI starts it twice for every
 * update, so it is one file, which loads in half the time, and compiled beforehand.
 */
export function writeLanguageHost({ root, bin, toolchain }: Places): void {
  const folder = join(toolchain, "language-host");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const main = join(folder, "main.js");
  buildSync({
    entryPoints: [join(root, "tools/language-host/dist/main.js")],
    outfile: main,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    legalComments: "none",
    logLevel: "error",
  });
  const launcher = join(folder, "launch.js");
  writeLauncher(launcher, "main.js");
  writeCodeCache(launcher, ["--version"]);
  const command = join(bin, "pulumi-language-nodejs");
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  writeFileSync(command, `#!/bin/sh\nexec ${quote(process.execPath)} ${quote(launcher)} "$@"\n`);
  chmodSync(command, 0o755);
}
