import { CURRENT_DIALECT, DIALECTS, type Dialect } from "./dialect";

/**
 * The dialect of a Docker Engine by its version as the engine gives it (`20.10.24+dfsg1`). A version that is not written out
 * stands for its newest release (`29`); one that does not read as a version, for the newest of all.
 */
export function dialectOf(engineVersion: string): Dialect {
  const version = numbersOf(engineVersion);
  if (version.length === 0) return CURRENT_DIALECT;
  return DIALECTS.findLast(({ since }) => !isBefore(version, numbersOf(since))) ?? DIALECTS[0] ?? CURRENT_DIALECT;
}

function numbersOf(version: string): readonly number[] {
  const [dotted] = /^\d+(\.\d+)*/.exec(version.replace(/^v/, "")) ?? [];
  return dotted?.split(".").map(Number) ?? [];
}

function isBefore(version: readonly number[], since: readonly number[]): boolean {
  for (const [at, number] of since.entries()) {
    const own = version[at] ?? Number.POSITIVE_INFINITY;
    if (own !== number) return own < number;
  }
  return false;
}
