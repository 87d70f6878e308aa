import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Places } from "../places";
import { download } from "../util/download";
import { reachable } from "../util/reachable";
import { run } from "../util/run";
import type { Say } from "../util/say";
import { archiveName } from "./archive-name";
import { findChecksum } from "./find-checksum";

const RELEASES = "https://get.pulumi.com/releases/sdk";
const CHECKSUMS = "https://github.com/pulumi/pulumi/releases/download";

/**
 * Downloads the official CLI with its language hosts into a folder.
 *
 * @returns false when there is no archive for this machine or no way to it; the reason has been said.
 */
export async function downloadPulumi(
  version: string,
  target: string,
  { toolchain }: Pick<Places, "toolchain">,
  say: Say,
): Promise<boolean> {
  const archive = archiveName(version, process.platform, process.arch);
  if (archive === undefined) {
    say(`there is no official download for ${process.platform}/${process.arch}`);
    return false;
  }
  if (!(await reachable(RELEASES))) {
    say("the official download cannot be reached");
    return false;
  }
  const folder = mkdtempSync(join(toolchain, "download-"));
  try {
    say(`downloading ${archive}`);
    const file = join(folder, archive);
    await download(`${RELEASES}/${archive}`, file);
    await verify(file, version, folder, say);
    const unpacked = await run("tar", ["-xf", file, "-C", folder], { timeoutMs: 120_000 });
    if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.stderr.trim()}`);
    rmSync(target, { recursive: true, force: true });
    cpSync(programs(folder), target, { recursive: true });
    return true;
  } catch (error) {
    say(`the official download failed: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The archive holds `pulumi/pulumi` or, for Windows, `pulumi/bin/pulumi.exe`. */
function programs(folder: string): string {
  const top = join(folder, "pulumi");
  return readdirSync(top).includes("bin") ? join(top, "bin") : top;
}

async function verify(file: string, version: string, folder: string, say: Say): Promise<void> {
  const list = join(folder, "checksums.txt");
  const url = `${CHECKSUMS}/${version}/pulumi-${version.slice(1)}-checksums.txt`;
  try {
    if (!(await reachable(url))) throw new Error("not reachable");
    await download(url, list);
  } catch {
    say("its published checksums cannot be had; going on without");
    return;
  }
  const expected = findChecksum(readFileSync(list, "utf8"), basename(file));
  if (expected === undefined) return;
  const actual = createHash(expected.algorithm).update(readFileSync(file)).digest("hex");
  if (actual !== expected.hex) throw new Error(`${basename(file)} does not have its published checksum`);
}
