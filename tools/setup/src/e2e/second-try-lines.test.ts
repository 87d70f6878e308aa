import { NO_TESTS } from "../jobs/test-counts";
import type { FileResult } from "./file-result";
import { secondTryLines } from "./second-try-lines";

const result = (...failures: readonly string[]): FileResult => ({
  ...{
    file: "a.e2e.test.ts",
    ok: failures.length === 0,
    seconds: 1,
    counts: NO_TESTS,
    tests: [],
    output: "",
    failures,
  },
});

test("what only a second try passed is named, each failure with its error; nothing else is", () => {
  const file = "a.e2e.test.ts";
  const lines = secondTryLines([
    { file, first: result() },
    { file, first: result("it opens: Error: not yet", "it closes: Error: never"), second: result() },
    { file, first: result("it fails: Error: no"), second: result("it fails: Error: no") },
    { file, first: result("it fails: Error: no") },
  ]);
  expect(lines).toEqual([
    "passed at the second try: a.e2e.test.ts — it opens: Error: not yet",
    "passed at the second try: a.e2e.test.ts — it closes: Error: never",
  ]);
});
