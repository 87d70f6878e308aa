import { isMap, same, type Value } from "../values/value";

/** For each old member of a set of objects, which new one it most likely is: index → index; undefined for sets of texts. */
export function matchMembers(olds: readonly Value[], news: readonly Value[]): Map<number, number> | undefined {
  if (!olds.every(isMap) || !news.every(isMap)) return undefined;
  const candidates = olds.flatMap((old, oldIndex) =>
    news.map((fresh, newIndex) => ({ oldIndex, newIndex, score: score(old, fresh) })),
  );
  candidates.sort((a, b) => b.score - a.score);
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  for (const { oldIndex, newIndex } of candidates) {
    if (matches.has(oldIndex) || taken.has(newIndex)) continue;
    matches.set(oldIndex, newIndex);
    taken.add(newIndex);
  }
  return matches;
}

/** A property in both counts one, an equal value two more. */
function score(old: Value, fresh: Value): number {
  if (!isMap(old) || !isMap(fresh)) return 0;
  return Object.entries(old).reduce((sum, [key, value]) => {
    if (!(key in fresh)) return sum;
    return sum + (same(value, fresh[key] ?? null) ? 3 : 1);
  }, 0);
}
