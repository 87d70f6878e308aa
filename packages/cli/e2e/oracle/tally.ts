import type { Played } from "./play-project";

/** Counts what was played, for the report at the end. */
export class OracleTally {
  #ups = 0;
  #runs = 0;
  readonly #gates = new Map<string, number>();
  readonly #codes = new Map<string, number>();

  add({ ups }: Played): void {
    this.#runs += 1;
    this.#ups += ups.length;
    for (const { prediction } of ups) {
      count(this.#codes, `exit ${prediction.exitCode}`);
      for (const { verdict, reason } of prediction.gates) count(this.#gates, [verdict, reason ?? []].flat().join(" "));
    }
  }

  /** `open` of all gates, from 0 to 1. */
  get openShare(): number {
    const all = [...this.#gates.values()].reduce((sum, one) => sum + one, 0);
    return (this.#gates.get("open") ?? 0) / Math.max(1, all);
  }

  toString(): string {
    const list = (counts: ReadonlyMap<string, number>) =>
      [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, number]) => `${name}: ${number}`)
        .join(", ");
    return `${this.#runs} runs, ${this.#ups} ups (${list(this.#codes)}); gates: ${list(this.#gates)}`;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
