import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceRoot } from "./workspace-root";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "language-host-")));
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ["a pattern", { workspaces: ["stacks/*"] }, "stacks/shop", true],
  ["a pattern with a partial star", { workspaces: ["stacks/sh*"] }, "stacks/shop", true],
  ["yarn's object form", { workspaces: { packages: ["./stacks/*/"] } }, "stacks/shop", true],
  ["any depth", { workspaces: ["stacks/**"] }, "stacks/eu/shop", true],
  ["another folder", { workspaces: ["packages/*"] }, "stacks/shop", false],
  ["deeper than the pattern", { workspaces: ["stacks/*"] }, "stacks/eu/shop", false],
  ["a dot that is no wildcard", { workspaces: ["stacks/a.b"] }, "stacks/axb", false],
  ["no workspaces", { name: "x" }, "stacks/shop", false],
])("%s", (_, manifest, path, inside) => {
  const directory = join(root, path);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  expect(workspaceRoot(directory)).toBe(inside ? root : directory);
});
