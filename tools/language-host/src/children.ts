import type { ChildProcess } from "node:child_process";

/** How long an interrupted program may take to end by itself. */
const GRACE_MS = 5_000;

/** The processes this host has started and that still run, so that none outlives it or a cancelled update. */
export class Children {
  private readonly running = new Set<ChildProcess>();

  add<T extends ChildProcess>(child: T): T {
    this.running.add(child);
    child.once("close", () => this.running.delete(child));
    child.once("error", () => this.running.delete(child));
    return child;
  }

  /** Interrupts them all; those that do not end within the grace are killed. */
  cancel(): void {
    for (const child of this.running) this.interrupt(child);
  }

  interrupt(child: ChildProcess): void {
    child.kill("SIGINT");
    const kill = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    child.once("close", () => clearTimeout(kill));
  }

  /** For the host's own end: there is no time left to be kind. */
  kill(): void {
    for (const child of this.running) child.kill("SIGKILL");
  }
}
