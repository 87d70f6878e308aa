import { same, type Value } from "../values/value";

export interface ListEdits {
  /** Indices in the old list of the items that are gone. */
  readonly removed: readonly number[];
  /** Indices in the new list of the items that are new. */
  readonly added: readonly number[];
}

/** The smallest set of removals and insertions that makes `after` out of `before`. */
export function listEdits(before: readonly Value[], after: readonly Value[]): ListEdits {
  const common = commonLengths(before, after);
  const removed: number[] = [];
  const added: number[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const equal = i < before.length && j < after.length && same(before[i] ?? null, after[j] ?? null);
    if (equal) {
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      removed.push(i++);
    } else {
      added.push(j++);
    }
  }
  return { removed, added };
}

/** `table[i][j]` is the length of the longest common subsequence of what follows i and j. */
function commonLengths(before: readonly Value[], after: readonly Value[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const equal = same(before[i] ?? null, after[j] ?? null);
      const row = table[i];
      if (row) row[j] = equal ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
