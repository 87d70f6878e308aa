import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Places, places } from "../places";
import { SetupError } from "../setup-error";
import { type RunTimes, timeTable } from "./time-table";

/** What the runs are called in the names of their results, and in the comments around their tables. */
const RUNS = ["ways", "all"] as const;
export type RunName = (typeof RUNS)[number];

/** Where a run leaves its times. */
export function timesFile(at: Places, run: RunName): string {
  return join(at.toolchain, `test-results/times-${run}.json`);
}

/**
 * Writes where the time of the last runs went into CONTRIBUTING.md, and how long each end-to-end file took beside the
 * set-up, for the next fresh clone to begin with the longest.
 *
 * @returns the exit code.
 */
export async function writeTimes(at: Places = places()): Promise<number> {
  const page = join(at.root, "CONTRIBUTING.md");
  const kept = join(at.root, "tools/setup/e2e-seconds.json");
  let text = readFileSync(page, "utf8");
  const seconds: Record<string, number> = JSON.parse(readFileSync(kept, "utf8"));
  const there = RUNS.filter((run) => existsSync(timesFile(at, run)));
  if (there.length === 0) throw new SetupError("There are no times: `npm test` and `npm run test:all` leave them.");
  for (const run of there) {
    const times: RunTimes = JSON.parse(readFileSync(timesFile(at, run), "utf8"));
    const between = new RegExp(`(<!-- times of ${run} -->\\n)[\\s\\S]*?(<!-- end of times -->)`);
    if (!between.test(text)) throw new SetupError(`${page} has no place for the times of ${run}.`);
    text = text.replace(between, (_, begin, end) => `${begin}\n${timeTable(times)}\n\n${end}`);
    for (const { file, seconds: took } of times.files) seconds[file] = Math.round(took);
    console.log(`times    of ${times.command}`);
  }
  writeFileSync(page, text);
  const sorted = Object.fromEntries(Object.entries(seconds).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(kept, `${JSON.stringify(sorted, undefined, 2)}\n`);
  return 0;
}
