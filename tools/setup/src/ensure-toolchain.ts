import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "./places";
import { ensurePulumi } from "./pulumi/ensure-pulumi";
import { makeToolchainEnv, type ToolchainEnv } from "./toolchain-env";
import { withLock } from "./util/lock";
import { sayAbout } from "./util/say";
import { writeEnv } from "./write-env";

/** Sets up what is missing, says what was chosen, and returns the variables that lead to it. */
export function ensureToolchain(at: Places): Promise<ToolchainEnv> {
  mkdirSync(at.toolchain, { recursive: true });
  const onWait = (pid: number) => sayAbout("setup")(`waiting for the set-up of process ${pid}`);
  return withLock(join(at.toolchain, "lock"), onWait, async () => {
    await ensurePulumi(at);
    const env = makeToolchainEnv(at, process.env, {});
    writeEnv(at, env);
    return env;
  });
}
