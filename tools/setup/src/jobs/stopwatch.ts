/** A part of a run, and how long it took. */
export interface Lap {
  readonly name: string;
  readonly seconds: number;
}

/** Times the parts of a run, one after another. */
export class Stopwatch {
  readonly laps: Lap[] = [];

  constructor(private readonly nowMs: () => number = Date.now) {}

  async lap<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = this.nowMs();
    try {
      return await work();
    } finally {
      this.laps.push({ name, seconds: (this.nowMs() - started) / 1000 });
    }
  }
}
