import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import { SetupError } from "../setup-error";
import type { ToolchainEnv } from "../toolchain-env";
import { findExecutables } from "../util/find-executable";
import { run } from "../util/run";

/** The first build compiles everything that the plugin is made of. */
const PACK_MS = 25 * 60_000;
const INSTALL_MS = 60_000;

/** @throws SetupError when there is no Go, or the stand-in cannot be built or installed. */
export async function installStandIn(at: Places, pulumi: Pulumi, env: ToolchainEnv, version: string): Promise<void> {
  if (findExecutables("go", process.env.PATH ?? "").length === 0) {
    throw new SetupError(
      "There is no Go to build the stand-in docker plugin (tools/closed-network/docker-plugin) with.\n" +
        "Install Go 1.26.6 or newer, and try again.",
    );
  }
  const packed = join(at.toolchain, "docker-plugin");
  rmSync(packed, { recursive: true, force: true });
  const pack = await run(process.execPath, [join(at.root, "tools/closed-network/docker-plugin/pack.mjs"), packed], {
    cwd: at.root,
    timeoutMs: PACK_MS,
  });
  if (pack.code !== 0) {
    throw new SetupError(`Building tools/closed-network/docker-plugin failed:\n${(pack.stderr + pack.stdout).trim()}`);
  }
  const install = await run(
    pulumi.command,
    ["plugin", "install", "resource", "docker", version, "--file", packed, "--reinstall"],
    { cwd: at.toolchain, env: { ...process.env, ...env }, timeoutMs: INSTALL_MS },
  );
  if (install.code !== 0) {
    throw new SetupError(`Installing the stand-in docker plugin failed:\n${(install.stderr + install.stdout).trim()}`);
  }
}
