import { readFileSync } from "node:fs";
import { processIds, withDescendants } from "../util/descendants";

/**
 * Kills, by their ids, the processes whose environment has this entry, and what descends from them: engines that a test had
 * for itself and that were not ended, for one, with their containers.
 *
 * @param entry `NAME=value`
 * @returns how many there were.
 */
export function endMarked(entry: string): number {
  const doomed = marked(entry);
  for (const pid of doomed) kill(pid);
  return doomed.size;
}

/** The ids of those processes. */
export function marked(entry: string): ReadonlySet<number> {
  return withDescendants(processIds().filter((pid) => environOf(pid).includes(entry)));
}

/** Nothing for a process that is gone. */
function environOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
