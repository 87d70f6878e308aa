import { readdirSync, readFileSync } from "node:fs";

/** The processes of this machine, by their ids; none where there is no `/proc`. */
export function processIds(): readonly number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** These processes and all that descend from them, as far as their parents still live. */
export function withDescendants(roots: Iterable<number>): ReadonlySet<number> {
  const parents = processIds().map((pid) => [pid, parentOf(pid)] as const);
  const found = new Set(roots);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (parent !== undefined && found.has(parent)) found.add(pid);
  }
  return found;
}

/** `pid (name) state ppid …`; the name may hold anything, so the last parenthesis counts. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return parent > 0 ? parent : undefined;
  } catch {
    return undefined;
  }
}
