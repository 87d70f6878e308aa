import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(__dirname, "../../..");
const rows = readFileSync(resolve(root, "docs/18-traps.md"), "utf8").match(/^\| \d+ \|.*$/gm) ?? [];

test("they are numbered, and all there", () => {
  expect(rows.map((row) => Number(row.split("|")[1]))).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
});

// Convergence of a swarm is waited for by the swarm target.
test.each(rows.filter((row) => !row.endsWith("| swarm target |")))("%s", (row) => {
  const files = row.match(/[\w./-]+\.test\.ts/g) ?? [];
  expect(files.length).toBeGreaterThan(0);
  const own = (file: string) => resolve(root, "packages/pulumi-compose", file.startsWith("e2e/") ? "" : "src", file);
  const missing = files.filter((file) => !existsSync(file.startsWith("packages/") ? resolve(root, file) : own(file)));
  expect(missing).toEqual([]);
});
