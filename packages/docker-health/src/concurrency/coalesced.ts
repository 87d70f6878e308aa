/** Runs a task one at a time. A call during a run means another run after it, however many such calls there are. */
export class Coalesced {
  #running = false;
  #again = false;

  /** @param task does not reject */
  constructor(private readonly task: () => Promise<void>) {}

  /** Resolves when nothing is left to run; to whoever calls during a run, at once. */
  async run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    do {
      this.#again = false;
      await this.task();
    } while (this.#again);
    this.#running = false;
  }
}
