/** The first word says how the rest is run: directly, or as one line of the image's shell. */
export type HealthcheckTest = readonly ["CMD" | "CMD-SHELL", ...string[]];

/** A healthcheck as the engine will run it: every default is filled in that is the same on all engines. */
export interface Healthcheck {
  readonly test: HealthcheckTest;
  /** From the end of one probe to the start of the next; also from the container's start to the first. */
  readonly intervalMs: number;
  /** A probe that takes longer has failed. */
  readonly timeoutMs: number;
  /** A failed probe that began earlier than this after the container's start does not count (while it is starting). */
  readonly startPeriodMs: number;
  /**
   * The interval while the start period lasts and no probe has succeeded, where somebody has set one. What it comes to, and
   * what its absence does, differs from engine to engine: see {@link Dialect}.
   */
  readonly startIntervalMs?: number;
  /** Failures in a row that make the container unhealthy; at least 1. */
  readonly retries: number;
}
