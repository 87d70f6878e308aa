import type { ProbeResult } from "../shared/container-snapshot";
import type { ProbeEnd } from "../shared/wait-types";

/** Tells of each probe once, whoever ran it, and not what it printed. */
export class ProbeNews {
  /** When the newest of the engine's began, by its clock; undefined: none was seen yet. */
  #newest: number | undefined;

  constructor(private readonly tell: ((probe: ProbeEnd) => void) | undefined) {}

  /** An own probe has ended. */
  ended(probe: ProbeResult): void {
    this.tell?.(withoutOutput(probe));
  }

  /** What the engine keeps of its probes, oldest first. */
  seen(log: readonly ProbeResult[]): void {
    if (!this.tell) return;
    const newest = this.#newest;
    const fresh = newest === undefined ? log.slice(-1) : log.filter(({ start }) => Date.parse(start) > newest);
    for (const probe of fresh) {
      this.#newest = Date.parse(probe.start);
      this.tell(withoutOutput(probe));
    }
    // What the engine has had before the first look is no news later.
    this.#newest ??= Number.NEGATIVE_INFINITY;
  }
}

function withoutOutput({ output: _, ...probe }: ProbeResult): ProbeEnd {
  return probe;
}
