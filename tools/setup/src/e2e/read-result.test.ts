import { readResult } from "./read-result";

const passed = { fullName: "it works", status: "passed", duration: 1500, failureMessages: [] };
const failed = { fullName: "it fails", status: "failed", failureMessages: ["\u001b[31mError: no\u001b[39m\n  at x"] };
const json = (...tests: readonly { readonly status: string }[]) => ({
  numPassedTests: tests.filter(({ status }) => status === "passed").length,
  numFailedTests: tests.filter(({ status }) => status === "failed").length,
  testResults: [{ assertionResults: tests }],
});
const ended = { code: 0, seconds: 3, output: "" };
const trouble = "something that they left open keeps it running";
const broken = "FAIL a\n  ● Test suite failed to run\n\n    Cannot find module './x'\n";

test.each([
  ["a pass", json(passed), ended, { passed: 1, failed: 0 }, []],
  ["a failed test", json(passed, failed), { ...ended, code: 1 }, { passed: 1, failed: 1 }, ["it fails: Error: no"]],
  [
    "a process that had to be ended",
    json(passed),
    { ...ended, code: null, trouble },
    { passed: 1, failed: 1 },
    [trouble],
  ],
  [
    "no result",
    undefined,
    { ...ended, code: 1, output: broken },
    { passed: 0, failed: 1 },
    ["the file could not be run: Cannot find module './x'"],
  ],
  [
    "no test failed, and yet jest did",
    { ...json(), numRuntimeErrorTestSuites: 1 },
    { ...ended, code: 1, output: broken },
    { passed: 0, failed: 1 },
    ["the file could not be run: Cannot find module './x'"],
  ],
])("%s", (_, result, ending, counts, failures) => {
  const read = readResult("a", result, ending);
  expect(read).toMatchObject({ ok: failures.length === 0, counts: { ...counts, skipped: 0 }, failures });
});

test("tests have their names and durations", () => {
  expect(readResult("a", json(passed), ended).tests).toEqual([{ name: "it works", status: "passed", seconds: 1.5 }]);
});

test("what a pattern leaves out counts as nothing; one that no test has is a failure", () => {
  const left = { fullName: "other", status: "pending", failureMessages: [] };
  const both = { ...json(passed, left), numPendingTests: 1 };
  expect(readResult("a", both, ended, "it works").counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(readResult("a", both, ended).counts).toEqual({ passed: 1, failed: 0, skipped: 1 });
  const none = { ...json(left), numPendingTests: 1 };
  expect(readResult("a", none, ended, "it works")).toMatchObject({
    ok: false,
    counts: { passed: 0, failed: 1, skipped: 0 },
    failures: ["no test is called it works"],
  });
});
