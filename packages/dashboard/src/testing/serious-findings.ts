import { type AxeResults, source } from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds on a page that is serious, or critical. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const results: AxeResults = await page.evaluate("axe.run()");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
