import type { FileResult } from "./file-result";

/** What jest adds at the end of each run; of one file it says nothing new. */
const SUMMARY = /^(Test Suites:|Tests:|Snapshots:|Time:|Ran all test suites|Test results written to:|Seed:)/;

/** Writes what a run of a file came to, in one piece: several run at a time. */
export function showResult({ file, ok, seconds, counts, failures, output }: FileResult, attempt: 1 | 2): void {
  const more = [attempt === 2 ? "second try" : "", counts.skipped > 0 ? `${counts.skipped} skipped` : ""];
  const about = [`${seconds.toFixed(1)} s`, ...more.filter((word) => word !== "")].join(", ");
  console.log(`${ok ? "PASS" : "FAIL"} ${file} (${about})`);
  if (!ok) for (const failure of failures) console.log(`  ● ${failure}`);
  const text = tellingLines(output);
  if (text !== "") console.log(text);
}

/** Without what the line before says already. */
function tellingLines(output: string): string {
  return output
    .split("\n")
    .filter((line) => !SUMMARY.test(line) && !/^(PASS|FAIL) /.test(line) && !/^\s+[✓○] /.test(line))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
