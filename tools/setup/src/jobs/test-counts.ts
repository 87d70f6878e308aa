/** How many tests passed, failed, and were skipped. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Reads a result file of `jest --json`. A test file that could not even be loaded counts as one failure. */
export function countsOf(result: unknown): TestCounts {
  const fields = new Map(Object.entries(result ?? {}));
  const number = (name: string) => Number(fields.get(name) ?? 0);
  return {
    passed: number("numPassedTests"),
    failed: number("numFailedTests") + number("numRuntimeErrorTestSuites"),
    skipped: number("numPendingTests") + number("numTodoTests"),
  };
}

/** The line that closes a test run. */
export function closingLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
