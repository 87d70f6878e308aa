import { stripVTControlCharacters } from "node:util";
import { countsOf, NO_TESTS } from "../jobs/test-counts";
import type { FileResult, TestResult } from "./file-result";

/** How the process of a run ended. */
export interface Ending {
  readonly code: number | null;
  readonly seconds: number;
  readonly output: string;
  /** What was wrong with its end: it came too late, or not by itself. */
  readonly trouble?: string;
}

/**
 * Makes of what `jest --json` wrote for one file, and of how its process ended, what the run came to. A file that could not
 * be loaded, or whose process did not end by itself, counts as one failure more than its tests.
 *
 * @param json as it was parsed; undefined when there is none.
 * @param only a pattern of the names of the tests that were to be run: what it leaves out counts as nothing, and one that no
 *   test has is a failure.
 */
export function readResult(file: string, json: unknown, ending: Ending, only?: string): FileResult {
  const { code, seconds, output, trouble } = ending;
  const wanted = new RegExp(only ?? "", "i");
  const all = testsIn(json);
  const tests = all.filter(({ name }) => wanted.test(name));
  const failures = [
    ...tests.filter(({ status }) => status === "failed").map(({ name, failure }) => `${name}: ${failure ?? ""}`),
    ...(trouble === undefined ? [] : [trouble]),
  ];
  if (failures.length === 0 && (code !== 0 || json === undefined))
    failures.push(`the file could not be run: ${firstError(output) ?? `jest ended with ${code}`}`);
  if (failures.length === 0 && only !== undefined && tests.length === 0) failures.push(`no test is called ${only}`);
  const counts = json === undefined ? { ...NO_TESTS, failed: 1 } : countsOf(json);
  const failed = Math.max(counts.failed, failures.length);
  const skipped = counts.skipped - (all.length - tests.length);
  return { file, ok: failures.length === 0, seconds, counts: { ...counts, failed, skipped }, tests, failures, output };
}

function testsIn(json: unknown): TestResult[] {
  const files = list(fieldsOf(json).get("testResults"));
  return files.flatMap((file) => list(fieldsOf(file).get("assertionResults"))).map(testIn);
}

function testIn(value: unknown): TestResult {
  const fields = fieldsOf(value);
  const failure = list(fields.get("failureMessages"))[0];
  return {
    name: String(fields.get("fullName") ?? ""),
    status: String(fields.get("status") ?? ""),
    seconds: Number(fields.get("duration") ?? 0) / 1000,
    ...(failure !== undefined && { failure: firstLine(String(failure)) }),
  };
}

function firstError(output: string): string | undefined {
  const at = output.search(/^\s*●/m);
  return at < 0 ? undefined : firstLine(output.slice(at).replace(/^.*\n/, ""));
}

/** The first line that says something, without colours. */
function firstLine(text: string): string {
  return (
    stripVTControlCharacters(text)
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "") ?? ""
  );
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value ?? {}));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
