import { execFileSync } from "node:child_process";

/** Processes that a run of a command has started, and those that they have. */
export function processesOf(pid: number | undefined): { pid: number; command: string }[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const all = rows.map((row) => {
    const [, id = "0", parent = "0", command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
    return { pid: Number(id), parent: Number(parent), command };
  });
  const below = (parent: number): typeof all =>
    all.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return below(pid ?? -1);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
