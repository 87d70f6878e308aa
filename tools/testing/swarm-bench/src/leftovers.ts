import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CGROUPS = "/sys/fs/cgroup";
const PREFIX = "swarm-bench";

/** The beginning of the names of what this process leaves in places that others use too: temporary folders, control groups. */
export const OWN_PREFIX = `${PREFIX}-${process.pid}-`;

/** The process that a name with the prefix is of. */
export function ownerOf(name: string): number | undefined {
  const found = new RegExp(`^${PREFIX}-(\\d+)-`).exec(name);
  return found ? Number(found[1]) : undefined;
}

/** Removes what was left by processes that are gone, as one that was killed cleans nothing up. */
export function sweep(): void {
  for (const name of existsSync(tmpdir()) ? readdirSync(tmpdir()) : []) {
    const owner = ownerOf(name);
    if (owner !== undefined && !isAlive(owner)) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
  for (const hierarchy of hierarchies()) {
    for (const name of readdirSync(hierarchy)) {
      const owner = ownerOf(name);
      if (owner !== undefined && !isAlive(owner)) removeGroup(path.join(hierarchy, name));
    }
  }
}

/** Where a control group of that name is, or would be: a folder a hierarchy. */
export function controlGroups(name: string): readonly string[] {
  return hierarchies().map((hierarchy) => path.join(hierarchy, name));
}

/** Removes a control group of that name wherever there is one; its processes must have ended. */
export function removeGroups(name: string): void {
  for (const group of controlGroups(name)) removeGroup(group);
}

/** The roots of control groups: one of version 2, one a controller of version 1. */
function hierarchies(): string[] {
  if (!existsSync(CGROUPS)) return [];
  const folders = readdirSync(CGROUPS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [CGROUPS, ...folders.map(({ name }) => path.join(CGROUPS, name))];
}

function removeGroup(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeGroup(path.join(folder, entry.name));
  }
  try {
    rmdirSync(folder);
  } catch {
    // Still busy for a moment: empty groups cost nothing, and the next bench sweeps them.
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
