import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { EngineLane, TestCounts, Tries } from "@pulumi-compose-tools/setup";

/** What a file came to on an engine. */
export interface FileOutcome extends TestCounts {
  /** Whether only the way was run, of a file that goes into the depths as well. */
  readonly way?: true;
  /** The names of the tests that failed, with the first lines of what they said. */
  readonly failures?: readonly string[];
}

/** By the lane's name, and then by the file's. */
export type Results = Readonly<Record<string, Readonly<Record<string, FileOutcome>>>>;

export function readResults(file: string): Results {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

export function writeResults(file: string, results: Results): void {
  const sorted = Object.fromEntries(Object.entries(results).map(([lane, files]) => [lane, sortedByName(files)]));
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

/** What is known with a run of some files on an engine: of two tries, the second; the others' as they were. */
export function withRun(
  known: Results,
  { name }: EngineLane,
  tries: readonly Tries[],
  ways: ReadonlySet<string>,
): Results {
  const run = tries.map(({ file, first, second = first }): [string, FileOutcome] => {
    const { passed, failed, skipped } = second.counts;
    return [
      file,
      {
        ...{ passed, failed, skipped },
        ...(ways.has(file) && { way: true as const }),
        ...(second.failures.length > 0 && { failures: second.failures.map((line) => line.slice(0, 200)) }),
      },
    ];
  });
  return { ...known, [name]: { ...known[name], ...Object.fromEntries(run) } };
}

function sortedByName<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
