import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { endMarked, marked } from "@pulumi-compose-tools/setup";
import { controlGroups, OWN_PREFIX, removeGroups, sweep } from "@pulumi-compose-tools/swarm-bench";

/** What everything that is run in a cluster has in its environment. */
export const markOf = (folder: string) => `PULUMI_COMPOSE_CLUSTER=${folder}`;

/** A folder for a cluster. Its name says which process has it, so that what is left of it is found when that is gone. */
export function clusterFolder(): string {
  return mkdtempSync(join(tmpdir(), `${OWN_PREFIX}cluster-`));
}

/** Makes the control groups that a cluster's pods are to be in. */
export function makeControlGroups(folder: string): void {
  const [group = "", ...byController] = controlGroups(basename(folder));
  // With version 2 there is one hierarchy; with version 1 one a controller, and no group at their common root.
  const controllers = join(dirname(group), "cgroup.controllers");
  if (!existsSync(controllers)) {
    for (const one of byController) mkdirSync(one);
    return;
  }
  for (const name of readFileSync(controllers, "utf8").trim().split(" ")) {
    try {
      writeFileSync(join(dirname(group), "cgroup.subtree_control"), `+${name}`);
    } catch {
      // Not every one may be handed on here; the kubelet says which it misses.
    }
  }
  mkdirSync(group);
}

/** Ends and removes what is left of clusters whose process is gone, as one that was killed cleans nothing up. */
export function sweepClusters(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^swarm-bench-(\d+)-cluster-/.exec(name)?.[1];
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) endMarked(markOf(join(tmpdir(), name)));
  }
  sweep();
}

/** Removes a cluster's folder and control groups; its machine must have ended. */
export function removeCluster(folder: string): void {
  removeGroups(basename(folder));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** What there still is of a cluster on this machine, in words: processes, mounts, control groups, its folder. */
export function leftOf(folder: string): readonly string[] {
  const mounts = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
  return [
    ...[...marked(markOf(folder))].map((pid) => `process ${pid} (${nameOf(pid)})`),
    ...mounts.filter((line) => line.includes(folder)).map((line) => `the mount ${line.split(" ")[4]}`),
    ...controlGroups(basename(folder))
      .filter((group) => existsSync(group))
      .map((group) => `the control group ${group}`),
    ...(existsSync(folder) ? [`the folder ${folder}`] : []),
  ];
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "gone";
  }
}
