import type { RunningPulumi } from "./running-pulumi";

export interface InterruptOptions {
  /** The deployment that runs at the moment. */
  readonly running: () => RunningPulumi | undefined;
  /** Called at the first interrupt, and again at the one that gives up waiting. */
  readonly onInterrupt: (count: 1 | 2) => void;
  readonly now?: () => number;
}

/** Interrupts closer together than this are one: a terminal and `npx` send one each. */
const oneGestureMs = 400;
const patienceMs = 5000;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Ctrl-C during a deployment. The first cancels: what is under way is finished and recorded, nothing new is begun. The
 * second makes Pulumi stop at once (it records what it knows), and kills it if it does not.
 */
export class Interrupts {
  private count = 0;
  private readonly controller = new AbortController();
  private last = Number.NEGATIVE_INFINITY;
  private killer: NodeJS.Timeout | undefined;
  private readonly listener = () => this.interrupt();

  constructor(private readonly options: InterruptOptions) {}

  get cancelled(): boolean {
    return this.count > 0;
  }

  /** Aborts at the first. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  listen(): void {
    for (const signal of signals) process.on(signal, this.listener);
  }

  stop(): void {
    for (const signal of signals) process.off(signal, this.listener);
    clearTimeout(this.killer);
  }

  interrupt(): void {
    const now = (this.options.now ?? Date.now)();
    if (now - this.last < oneGestureMs) return;
    this.last = now;
    this.count += 1;
    const running = this.options.running();
    if (this.count > 2) {
      running?.signal("SIGKILL");
      return;
    }
    this.controller.abort();
    this.options.onInterrupt(this.count === 1 ? 1 : 2);
    running?.signal("SIGINT");
    if (this.count === 2) this.killer = setTimeout(() => running?.signal("SIGKILL"), patienceMs);
  }
}
