import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { run } from "./run";

const INSTALL_MS = 10 * 60_000;
/** apt retries for minutes by itself. */
const QUICK = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];

/** Whether this process may install packages of Debian or Ubuntu. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && isDebianLike();
}

function isDebianLike(): boolean {
  try {
    const release = readFileSync("/etc/os-release", "utf8");
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
  } catch {
    return false;
  }
}

/** Brings the lists of packages up to date; without them a fresh system knows no package at all. */
export async function aptUpdate({ logs }: Places): Promise<void> {
  await apt(["update"], join(logs, "apt-update.log"));
}

/** @throws SetupError with the end of apt's output when a package cannot be installed. */
export async function aptInstall(packages: readonly string[], at: Places): Promise<void> {
  await aptUpdate(at);
  const log = join(at.logs, "apt-install.log");
  await apt(["install", "-y", "--no-install-recommends", ...packages], log);
}

async function apt(args: readonly string[], log: string): Promise<void> {
  const result = await run("apt-get", [...QUICK, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    log,
    timeoutMs: INSTALL_MS,
  });
  if (result.code === 0) return;
  throw new SetupError(`apt-get ${args.join(" ")} failed (see ${log}):\n${result.stderr.trim().slice(-1500)}`);
}
