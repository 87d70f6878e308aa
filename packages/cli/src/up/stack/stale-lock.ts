import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { errorCode } from "../error-code";

/** Who holds the lock of a stack, as the CLI's message says. */
export interface LockHolder {
  readonly host: string;
  readonly pid: number;
}

/** Reads `created by root@host (pid 123) at …` out of the message of a locked stack. */
export function lockHolder(message: string): LockHolder | undefined {
  if (!message.includes("the stack is currently locked by")) return undefined;
  const [, host, pid] = /created by \S*?@(\S+) \(pid (\d+)\)/.exec(message) ?? [];
  return host === undefined || pid === undefined ? undefined : { host, pid: Number(pid) };
}

/** Whether the process that took a lock ran on this machine and is gone: it was killed, the lock means nothing. */
export function isStale({ host, pid }: LockHolder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return isZombie(pid);
  } catch (error) {
    return errorCode(error) === "ESRCH";
  }
}

/** Whether a process has ended, and whoever adopted it has not noticed yet: in a container, its first process may take its time. */
function isZombie(pid: number): boolean {
  try {
    // `pid (name) state …`: the name may hold anything.
    return /^ Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1) ?? "");
  } catch {
    return false;
  }
}
