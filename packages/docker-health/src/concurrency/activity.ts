/**
 * Counts what is under way on an engine, so that connections are let go of when nothing is, and `close` can wait for
 * what goes on after an answer (the end of a probe's processes).
 */
export class Activity {
  #count = 0;
  #idle: (() => void)[] = [];

  constructor(private readonly onIdle: () => void) {}

  get count(): number {
    return this.#count;
  }

  async track<T>(task: Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await task;
    } finally {
      this.#count -= 1;
      if (this.#count === 0) {
        this.onIdle();
        const waiting = this.#idle;
        this.#idle = [];
        for (const resolve of waiting) resolve();
      }
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }
}
