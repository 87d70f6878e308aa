import { addCounts, closingLine, countsOf, NO_TESTS, readClosingLine, testWords } from "./test-counts";

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

test.each([
  ["more\n5 passed, 1 failed, 2 skipped\n", { passed: 5, failed: 1, skipped: 2 }],
  ["5 passed, 1 failed, 2 skipped\nand then something", undefined],
  ["", undefined],
])("the closing line of %j", (output, expected) => {
  expect(readClosingLine(output)).toEqual(expected);
});

test("a run reads what it has written", () => {
  const counts = { passed: 12, failed: 0, skipped: 3 };
  expect(readClosingLine(`${closingLine(counts)}\n`)).toEqual(counts);
  expect(testWords(counts)).toBe("12 passed, 3 skipped");
});
