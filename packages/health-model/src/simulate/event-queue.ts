interface Item<T> {
  readonly atMs: number;
  readonly rank: number;
  readonly sequence: number;
  readonly value: T;
}

/** A priority queue: by time, then by rank, then in the order of adding. A binary heap. */
export class EventQueue<T> {
  readonly #heap: Item<T>[] = [];
  #added = 0;

  add(atMs: number, rank: number, value: T): void {
    const item = { atMs, rank, sequence: this.#added, value };
    this.#added += 1;
    let index = this.#heap.length;
    for (let parent = (index - 1) >> 1; index > 0; parent = (index - 1) >> 1) {
      const above = this.#heap[parent];
      if (above === undefined || !isBefore(item, above)) break;
      this.#heap[index] = above;
      index = parent;
    }
    this.#heap[index] = item;
  }

  /** When the next one is due. */
  get nextMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  take(): { readonly atMs: number; readonly value: T } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(item: Item<T>): void {
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || !isBefore(child, item)) break;
      this.#heap[index] = child;
      index = 2 * index + (isRight ? 2 : 1);
    }
    this.#heap[index] = item;
  }
}

function isBefore<T>(one: Item<T>, other: Item<T>): boolean {
  if (one.atMs !== other.atMs) return one.atMs < other.atMs;
  return one.rank !== other.rank ? one.rank < other.rank : one.sequence < other.sequence;
}
