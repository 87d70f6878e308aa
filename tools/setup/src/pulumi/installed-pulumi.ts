import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { findExecutables } from "../util/find-executable";
import { run } from "../util/run";
import type { Stamps } from "../util/stamp";
import { atLeast, parseVersion, type Version } from "../util/version";

/** The oldest that everything is tested on. Those before 3.238 let an update succeed although a hook failed. */
export const OLDEST_PULUMI: Version = [3, 248, 0];

export interface InstalledPulumi {
  readonly pulumi: string;
  readonly languageHost: string;
  readonly version: string;
}

export interface Rejected {
  readonly pulumi: string;
  readonly reason: string;
}

/**
 * Looks for a CLI on the PATH that is new enough and has its Node.js language host beside it or on the PATH.
 *
 * @param leaveOut folders of the PATH that do not count: the tool chain's own.
 */
export async function installedPulumi(
  path: string,
  leaveOut: readonly string[],
  stamps: Stamps,
): Promise<InstalledPulumi | Rejected | undefined> {
  const [pulumi] = findExecutables("pulumi", path, leaveOut);
  if (pulumi === undefined) return undefined;
  const text = await versionOf(pulumi, stamps);
  const version = parseVersion(text);
  if (version === undefined) return { pulumi, reason: "does not tell its version" };
  if (!atLeast(version, OLDEST_PULUMI))
    return { pulumi, reason: `is ${text}; ${OLDEST_PULUMI.join(".")} or newer is needed` };
  const beside = join(dirname(realpathSync(pulumi)), "pulumi-language-nodejs");
  const languageHost = existsSync(beside) ? beside : findExecutables("pulumi-language-nodejs", path, leaveOut)[0];
  if (languageHost === undefined) return { pulumi, reason: "has no pulumi-language-nodejs" };
  return { pulumi, languageHost, version: text };
}

// Asking costs half a second, so the answer is kept for as long as the file does not change.
async function versionOf(pulumi: string, stamps: Stamps): Promise<string> {
  const { mtimeMs, size } = statSync(pulumi);
  const file = `${pulumi} ${mtimeMs} ${size}`;
  const known = stamps.read("installed-pulumi");
  if (known?.file === file && known.version !== undefined) return known.version;
  const { stdout } = await run(pulumi, ["version"], {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMs: 20_000,
  });
  const version = stdout.trim();
  stamps.write("installed-pulumi", { file, version });
  return version;
}
