import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { E2E_FILES, ENGINE_LANES, SetupError } from "@pulumi-compose-tools/setup";
import { enginesTable } from "./engines-table";
import type { Results } from "./results";

const BETWEEN = /(<!-- engines -->\n)[\s\S]*?(\n<!-- end of engines -->)/;

/** The page with the tables of these results between its markers. */
export function pageWith(page: string, results: Results): string {
  if (!BETWEEN.test(page)) throw new SetupError("The page has no place for the table of engines.");
  const table = enginesTable(ENGINE_LANES, E2E_FILES, results);
  return page.replace(BETWEEN, (_, begin, end) => `${begin}\n${table}\n${end}`);
}

export const pageOf = (root: string) => join(root, "docs/24-engines.md");
/** Kept with the sources: an engine's row stays when another engine is run. */
export const resultsOf = (root: string) => join(root, "tools/testing/engines/results.json");

export function writePage(root: string, results: Results): void {
  writeFileSync(pageOf(root), pageWith(readFileSync(pageOf(root), "utf8"), results));
}
