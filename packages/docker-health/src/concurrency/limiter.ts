/** Lets at most `size` tasks run at a time; the rest queue in order. */
export class Limiter {
  #running = 0;
  readonly #queue: (() => void)[] = [];

  constructor(private readonly size: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.size) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#queue.shift();
      // A place is handed over, not freed and taken again, so that nobody slips in between.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
