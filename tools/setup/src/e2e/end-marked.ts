import { readdirSync, readFileSync } from "node:fs";

/**
 * Kills, by their ids, the processes whose environment has this entry, and what descends from them: engines that a test had
 * for itself and that were not ended, for one, with their containers.
 *
 * @param entry `NAME=value`
 * @returns how many there were.
 */
export function endMarked(entry: string): number {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const doomed = new Set(pids.filter((pid) => environOf(pid).includes(entry)));
  for (let before = -1; before !== doomed.size; ) {
    before = doomed.size;
    for (const [pid, parent] of parents) if (parent !== undefined && doomed.has(parent)) doomed.add(pid);
  }
  for (const pid of doomed) kill(pid);
  return doomed.size;
}

function environOf(pid: number): readonly string[] {
  return contentOf(`/proc/${pid}/environ`).split("\0");
}

/** `pid (name) state ppid …`; the name may hold anything, so the last parenthesis counts. */
function parentOf(pid: number): number | undefined {
  const stat = contentOf(`/proc/${pid}/stat`);
  const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  return parent > 0 ? parent : undefined;
}

/** Nothing for a process that is gone. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
