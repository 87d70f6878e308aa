import { spawnSync } from "node:child_process";
import { join } from "node:path";

jest.setTimeout(10 * 60_000);

/** Runs one of this folder's commands and gives what it said when it failed. */
function complaints(script: string, ...args: string[]): string {
  const run = spawnSync(process.execPath, [join(__dirname, "..", script), ...args], { encoding: "utf8" });
  return run.status === 0 ? "" : `${run.stdout}${run.stderr}`;
}

test("every package is well packed, and its types are right for every kind of import", () => {
  expect(complaints("check.mjs")).toBe("");
});

test("the API reports are up to date (if not: npm run build && npm run api)", () => {
  expect(complaints("api.mjs", "--check")).toBe("");
});
