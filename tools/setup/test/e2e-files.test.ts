import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { E2E_FILES } from "../src/e2e/e2e-files";
import { e2eFiles } from "../src/jobs/workspaces";

const root = join(__dirname, "../../..");

test("every end-to-end file is in the table (tools/setup/src/e2e/e2e-files.ts), once, and the table has no other", () => {
  const there = e2eFiles(root).map((file) => relative(root, file).replaceAll("\\", "/"));
  expect(E2E_FILES.map(({ file }) => file).sort()).toEqual(there.sort());
});

test("each says what it shows, and no two ways show the same", () => {
  expect(E2E_FILES.filter(({ shows }) => shows.trim() === "")).toEqual([]);
  const ways = E2E_FILES.filter(({ tier }) => tier === "ways").map(({ shows }) => shows);
  expect(new Set(ways).size).toBe(ways.length);
});

test("what a tool's tests depend on is there", () => {
  const inputs = E2E_FILES.flatMap((file) => file.inputs ?? []);
  expect(inputs.filter((input) => !existsSync(join(root, input)))).toEqual([]);
});
