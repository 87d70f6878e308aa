import type { Clock } from "../shared/clock";

/** Named timers of which none is left when the wait is over. */
export class Timers {
  readonly #running = new Map<string, () => void>();
  #cleared = false;

  constructor(private readonly clock: Clock) {}

  /** Replaces the timer of that name. */
  set(name: string, delayMs: number, action: () => unknown): void {
    if (this.#cleared) return;
    this.#running.get(name)?.();
    const cancel = this.clock.after(delayMs, () => {
      this.#running.delete(name);
      action();
    });
    this.#running.set(name, cancel);
  }

  clear(): void {
    this.#cleared = true;
    for (const cancel of this.#running.values()) cancel();
    this.#running.clear();
  }
}
