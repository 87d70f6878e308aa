import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";

/** Puts the command of our language host beside the CLI, where the CLI looks first. */
export function writeLanguageHost({ root, bin }: Places): void {
  const main = join(root, "tools/language-host/dist/main.js");
  const command = join(bin, "pulumi-language-nodejs");
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  writeFileSync(command, `#!/bin/sh\nexec ${quote(process.execPath)} ${quote(main)} "$@"\n`);
  chmodSync(command, 0o755);
}
