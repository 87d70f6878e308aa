import { addCounts, closingLine, countsOf, NO_TESTS } from "./test-counts";

test.each([
  [{}, NO_TESTS],
  [undefined, NO_TESTS],
  [
    { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, numRuntimeErrorTestSuites: 1 },
    { passed: 5, failed: 2, skipped: 3 },
  ],
])("counts %j", (result, expected) => {
  expect(countsOf(result)).toEqual(expected);
});

test("adds and closes", () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 0, skipped: 1 });
  expect(closingLine(sum)).toBe("11 passed, 2 failed, 4 skipped");
});
