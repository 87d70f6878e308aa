import { type TestCounts, testWords } from "../jobs/test-counts";

/** What the tests came to on one Node.js. */
export interface NodeResult {
  readonly version: string;
  readonly unit: TestCounts;
  readonly e2e: TestCounts;
}

const BETWEEN = /(<!-- node lanes -->\n)([\s\S]*?)(<!-- end of node lanes -->)/;
const HEAD = ["| Node.js | types, unit and contract tests | end-to-end |", "|---|---|---|"];

/**
 * A page with the rows of its table of Node.js versions renewed: those of the same major version are replaced, others stay.
 *
 * @returns undefined where the page has no place for it.
 */
export function withNodeRows(page: string, results: readonly NodeResult[]): string | undefined {
  const [, , before] = BETWEEN.exec(page) ?? [];
  if (before === undefined) return undefined;
  const rows = new Map(before.split("\n").flatMap((line) => rowOf(line)));
  for (const result of results) rows.set(majorOf(result.version), row(result));
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([, line]) => line);
  const table = [...HEAD, ...sorted].join("\n");
  return page.replace(BETWEEN, (_, begin, _old, end) => `${begin}\n${table}\n\n${end}`);
}

function rowOf(line: string): [number, string][] {
  const version = /^\| (\d+)\.\d+\.\d+ \|/.exec(line)?.[1];
  return version === undefined ? [] : [[Number(version), line]];
}

function majorOf(version: string): number {
  return Number(version.split(".")[0]);
}

function row({ version, unit, e2e }: NodeResult): string {
  return `| ${version} | ${testWords(unit)} | ${testWords(e2e)} |`;
}
