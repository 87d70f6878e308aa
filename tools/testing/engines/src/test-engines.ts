import {
  buildForTests,
  closingLine,
  engineTests,
  ensureToolchain,
  filesFor,
  type Places,
  places,
  sayAbout,
  stopRunning,
  type TestCounts,
} from "@pulumi-compose-tools/setup";
import { readArguments, USAGE } from "./arguments";
import { readResults, withRun, writeResults } from "./results";
import { resultsOf, writePage } from "./write-page";

const say = sayAbout("engines");

/** Runs the engines' tests on each, one engine after another. @returns the exit code: 0 only when everything passed. */
export async function testEngines(args: readonly string[], at: Places = places()): Promise<number> {
  const wanted = readArguments(args);
  if (wanted === undefined) {
    console.log(USAGE);
    return 0;
  }
  const { lanes, depth, patterns, runs, writes } = wanted;
  let results = readResults(resultsOf(at.root));
  if (!runs) {
    writePage(at.root, results);
    return 0;
  }
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      abort.abort();
      void stopRunning(signal);
    });
  }
  const tools = await ensureToolchain(at);
  if ((await buildForTests(at, tools, say)) !== 0) return 1;
  let counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  let ok = true;
  for (const lane of lanes) {
    if (abort.signal.aborted) break;
    const tries = await engineTests(lane, at, tools, { depth, patterns, signal: abort.signal });
    for (const { first, second = first } of tries) {
      ok &&= second.ok;
      counts = {
        passed: counts.passed + second.counts.passed,
        failed: counts.failed + second.counts.failed,
        skipped: counts.skipped + second.counts.skipped,
      };
    }
    const ways = new Set(
      filesFor(lane, { depth, patterns }).flatMap(({ file, only }) => (only === undefined ? [] : [file])),
    );
    // What a signal has cut short says nothing of the engine.
    if (!writes || abort.signal.aborted) continue;
    results = withRun(results, lane, tries, ways);
    writeResults(resultsOf(at.root), results);
    writePage(at.root, results);
  }
  console.log(closingLine(counts));
  return ok && !abort.signal.aborted ? 0 : 1;
}
