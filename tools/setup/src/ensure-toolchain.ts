import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureEngine } from "./engine/ensure-engine";
import { ensureImages } from "./images/ensure-images";
import type { Places } from "./places";
import { ensurePlugin } from "./plugin/ensure-plugin";
import { ensurePulumi } from "./pulumi/ensure-pulumi";
import type { Toolchain } from "./toolchain";
import { makeToolchainEnv } from "./toolchain-env";
import { withLock } from "./util/lock";
import { sayAbout } from "./util/say";
import { writeEnv } from "./write-env";

/** Sets up what is missing and says what was chosen. Without an engine the rest is set up all the same. */
export function ensureToolchain(at: Places): Promise<Toolchain> {
  mkdirSync(at.toolchain, { recursive: true });
  const onWait = (pid: number) => sayAbout("setup")(`waiting for the set-up of process ${pid}`);
  return withLock(join(at.toolchain, "lock"), onWait, async () => {
    const pulumi = await ensurePulumi(at);
    const base = makeToolchainEnv(at, process.env);
    writeEnv(at, base);
    const plugin = await ensurePlugin(at, pulumi, base);
    const engine = await ensureEngine(at);
    const images = engine.found ? await ensureImages(engine.docker, at) : undefined;
    const env = makeToolchainEnv(at, process.env);
    writeEnv(at, env);
    return { pulumi, plugin, engine, images, env };
  });
}
