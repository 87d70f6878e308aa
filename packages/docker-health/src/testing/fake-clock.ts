import { AsyncResource } from "node:async_hooks";
import type { Clock } from "../shared/clock";

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now = 0;
  #wallOffset = Date.parse("2026-01-01T00:00:00Z");

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#now + this.#wallOffset;
  }

  after(delayMs: number, action: () => void): () => void {
    // As with real timers, not in the context of whoever moves the clock.
    const timer = { at: this.#now + delayMs, action: AsyncResource.bind(action) };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers that have neither fired nor been cancelled. */
  get pending(): number {
    return this.#timers.size;
  }

  /** What a wrong or corrected system clock does: durations go on, the time of day jumps. */
  jump(byMs: number): void {
    this.#wallOffset += byMs;
  }

  async advance(byMs: number): Promise<void> {
    const end = this.#now + byMs;
    await settle();
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#timers.delete(next);
      next.action();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets everything that waits on promises only come to rest. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
