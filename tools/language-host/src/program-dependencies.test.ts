import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programDependencies } from "./program-dependencies";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "language-host-"));
  const write = (path: string, manifest: unknown) => {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, "package.json"), JSON.stringify(manifest));
  };
  write("app", { dependencies: { a: "^1", missing: "1" }, devDependencies: { b: "*" } });
  write("node_modules/a", { version: "1.2.0", dependencies: { c: "1", a: "1" } });
  write("app/node_modules/b", { version: "2.0.0" });
  write("node_modules/c", { version: "3.0.0", dependencies: { a: "1" } });
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ["direct", false, ["a@1.2.0", "b@2.0.0"]],
  ["transitive, through a cycle", true, ["a@1.2.0", "b@2.0.0", "c@3.0.0"]],
])("%s", (_, transitive, expected) => {
  const found = programDependencies(join(root, "app"), transitive);
  expect(found.map(({ name, version }) => `${name}@${version}`)).toEqual(expected);
});

test("a folder without package.json has none", () => {
  expect(programDependencies(root, true)).toEqual([]);
});
