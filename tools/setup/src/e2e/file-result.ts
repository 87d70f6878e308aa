import type { TestCounts } from "../jobs/test-counts";

export interface TestResult {
  readonly name: string;
  readonly status: string;
  readonly seconds: number;
  /** Of the failure, its first line. */
  readonly failure?: string;
}

/** What one run of one end-to-end file came to. */
export interface FileResult {
  readonly file: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly counts: TestCounts;
  readonly tests: readonly TestResult[];
  /** What keeps the file from having passed, a line each: a test with its error, or what befell the file as a whole. */
  readonly failures: readonly string[];
  /** All that was written, for people. */
  readonly output: string;
}
