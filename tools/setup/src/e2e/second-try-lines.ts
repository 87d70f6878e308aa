import type { Tries } from "./run-files";

/** A line for each failure of a first try that a second one did not have: what was passed by the second alone is to be seen. */
export function secondTryLines(all: readonly Tries[]): string[] {
  return all
    .filter(({ second }) => second?.ok)
    .flatMap(({ file, first }) => first.failures.map((failure) => `passed at the second try: ${file} — ${failure}`));
}
