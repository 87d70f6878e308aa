import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashTree } from "./hash-tree";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "setup-hash-"));
  mkdirSync(join(root, "src/dist"), { recursive: true });
  writeFileSync(join(root, "src/a"), "1");
  writeFileSync(join(root, "src/dist/b"), "1");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashTree(root, ["src", "lock"], (name) => name === "dist");

test.each<[string, () => void, boolean]>([
  ["nothing", () => undefined, false],
  ["a content", () => writeFileSync(join(root, "src/a"), "2"), true],
  ["a new file", () => writeFileSync(join(root, "src/c"), ""), true],
  ["a missing path appears", () => writeFileSync(join(root, "lock"), ""), true],
  ["something skipped", () => writeFileSync(join(root, "src/dist/b"), "2"), false],
])("changes with %s", (_, change, expected) => {
  const before = hash();
  change();
  expect(hash() !== before).toBe(expected);
});
