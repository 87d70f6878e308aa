import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NEEDED = ["ip", "mount", "nsenter", "unshare"];

/** Why this process can have no cluster of its own, or undefined when it can. */
export function impossible(node: boolean, path = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "a cluster of one's own needs root on Linux";
  const missing = [...NEEDED, ...(node ? ["iptables"] : [])].find((name) => !isThere(name, path));
  return missing && `there is no ${missing} on this machine`;
}

function isThere(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => existsSync(join(folder, name)));
}
