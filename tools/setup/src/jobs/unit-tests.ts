import { readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import type { Places } from "../places";
import { addCounts, countsOf, NO_TESTS, type TestCounts } from "./test-counts";
import { turbo } from "./turbo";
import { testedWorkspaces } from "./workspaces";

/** Type checks and runs the unit and contract tests of every workspace. Results come from turbo's cache where it has them. */
export async function unitTests(at: Places): Promise<{ readonly ok: boolean; readonly counts: TestCounts }> {
  const results = testedWorkspaces(at.root).map((folder) => join(folder, "test-results/unit.json"));
  // A result of an earlier run must not pass for one that this run did not come to.
  for (const file of results) rmSync(file, { force: true });
  const code = await turbo(at, ["typecheck", "test", "--continue", `--concurrency=${availableParallelism()}`]);
  let counts = NO_TESTS;
  for (const file of results) {
    try {
      counts = addCounts(counts, countsOf(JSON.parse(readFileSync(file, "utf8"))));
    } catch {
      console.error(`test     ${relative(at.root, file)} is missing: its tests did not run`);
      counts = addCounts(counts, { ...NO_TESTS, failed: 1 });
    }
  }
  return { ok: code === 0, counts };
}
