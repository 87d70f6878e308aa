import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { Places } from "../places";

/**
 * Puts the command of our language host beside the CLI, where the CLI looks first. The CLI starts it twice for every
 * update, so it is one file: that loads in half the time.
 */
export function writeLanguageHost({ root, bin, toolchain }: Places): void {
  const main = join(toolchain, "language-host.js");
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
  const command = join(bin, "pulumi-language-nodejs");
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  writeFileSync(command, `#!/bin/sh\nexec ${quote(process.execPath)} ${quote(main)} "$@"\n`);
  chmodSync(command, 0o755);
}
