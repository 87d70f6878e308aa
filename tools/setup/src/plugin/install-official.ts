import type { Places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import type { ToolchainEnv } from "../toolchain-env";
import { reachable } from "../util/reachable";
import { run } from "../util/run";
import type { Say } from "../util/say";

/** Where the CLI looks for a plugin's releases, in its order. */
const RELEASES = ["https://github.com/pulumi/pulumi-docker/releases", "https://get.pulumi.com/releases/plugins"];
const INSTALL_MS = 180_000;

/**
 * Lets the CLI download the official plugin.
 *
 * @returns false when it cannot be had; the reason has been said.
 */
export async function installOfficial(
  at: Places,
  pulumi: Pulumi,
  env: ToolchainEnv,
  version: string,
  say: Say,
): Promise<boolean> {
  const answers = await Promise.all(RELEASES.map((url) => reachable(url)));
  if (!answers.includes(true)) {
    say("the official download cannot be reached");
    return false;
  }
  say(`downloading the official ${version}`);
  const result = await run(pulumi.command, ["plugin", "install", "resource", "docker", version], {
    cwd: at.toolchain,
    env: { ...process.env, ...env },
    timeoutMs: INSTALL_MS,
  });
  if (result.code === 0) return true;
  say(`the official download failed: ${result.timedOut ? "it took too long" : result.stderr.trim().split("\n")[0]}`);
  return false;
}
