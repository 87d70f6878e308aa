import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import { SetupError } from "../setup-error";
import type { ToolchainEnv } from "../toolchain-env";
import { run } from "../util/run";

const PACK_MS = 120_000;
const INSTALL_MS = 60_000;

/** @throws SetupError when the stand-in cannot be packed or installed. */
export async function installStandIn(at: Places, pulumi: Pulumi, env: ToolchainEnv, version: string): Promise<void> {
  const packed = join(at.toolchain, "docker-plugin");
  rmSync(packed, { recursive: true, force: true });
  const pack = await run(process.execPath, [join(at.root, "tools/docker-plugin/pack.mjs"), packed], {
    cwd: at.root,
    timeoutMs: PACK_MS,
  });
  if (pack.code !== 0)
    throw new SetupError(`Packing tools/docker-plugin failed:\n${(pack.stderr + pack.stdout).trim()}`);
  const install = await run(
    pulumi.command,
    ["plugin", "install", "resource", "docker", version, "--file", packed, "--reinstall"],
    { cwd: at.toolchain, env: { ...process.env, ...env }, timeoutMs: INSTALL_MS },
  );
  if (install.code !== 0) {
    throw new SetupError(`Installing the stand-in docker plugin failed:\n${(install.stderr + install.stdout).trim()}`);
  }
}
