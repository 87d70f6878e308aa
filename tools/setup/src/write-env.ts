import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "./places";
import type { ToolchainEnv } from "./toolchain-env";

/** Writes the variables as `env.json`, for programs, and as `env.sh`, for a shell to source. */
export function writeEnv(at: Places, env: ToolchainEnv): void {
  mkdirSync(at.backend, { recursive: true });
  mkdirSync(at.pulumiHome, { recursive: true });
  writeFileSync(at.envFile, `${JSON.stringify(env, undefined, 2)}\n`);
  const lines = Object.entries(env).map(([name, text]) => {
    const value = name === "PATH" ? `${shellQuote(at.bin)}:"$PATH"` : shellQuote(text);
    return `export ${name}=${value}\n`;
  });
  writeFileSync(join(at.toolchain, "env.sh"), lines.join(""));
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
