import { renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import { SetupError } from "../setup-error";
import type { ToolchainEnv } from "../toolchain-env";
import { writeCodeCache, writeLauncher } from "../util/code-cache";
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
  startCompiled(join(packed, "pulumi-resource-docker"), join(packed, "main.js"));
  const install = await run(
    pulumi.command,
    ["plugin", "install", "resource", "docker", version, "--file", packed, "--reinstall"],
    { cwd: at.toolchain, env: { ...process.env, ...env }, timeoutMs: INSTALL_MS },
  );
  if (install.code !== 0) {
    throw new SetupError(`Installing the stand-in docker plugin failed:\n${(install.stderr + install.stdout).trim()}`);
  }
}

/** Puts a command in a file's place that runs it from compiled code: the CLI starts the plugin for every update. */
function startCompiled(command: string, file: string): void {
  renameSync(command, file);
  writeLauncher(command, basename(file));
  writeCodeCache(command, ["--version"]);
}
