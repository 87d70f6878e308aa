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

/** What the last line of a test run says. */
export function readClosingLine(output: string): TestCounts | undefined {
  const [, passed, failed, skipped] =
    /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(output.trim().split("\n").at(-1) ?? "") ?? [];
  if (passed === undefined) return undefined;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** The same for a table, without what there is none of. */
export function testWords({ passed, failed, skipped }: TestCounts): string {
  return [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(", ");
}
