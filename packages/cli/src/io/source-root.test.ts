import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceRoot, within } from "./source-root";

const folder = mkdtempSync(join(tmpdir(), "pcc-root-"));
const deep = join(folder, "a", "b");
beforeAll(() => mkdirSync(deep, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the folder itself, where nothing says more", () => {
  expect(sourceRoot({ cwd: deep, env: {} })).toBe(deep);
});

test("a workflow's checkout, where the command runs in it", () => {
  expect(sourceRoot({ cwd: deep, env: { GITHUB_WORKSPACE: folder } })).toBe(folder);
  expect(sourceRoot({ cwd: deep, env: { GITHUB_WORKSPACE: join(folder, "other") } })).toBe(deep);
  expect(sourceRoot({ cwd: deep, env: { GITHUB_WORKSPACE: "" } })).toBe(deep);
});

test("a git work tree", () => {
  mkdirSync(join(folder, "a", ".git"));
  expect(sourceRoot({ cwd: deep, env: {} })).toBe(join(folder, "a"));
});

test.each([
  ["/src", "/src/a/b.yaml", "a/b.yaml"],
  ["/src", "/src/..b.yaml", "..b.yaml"],
  ["/src", "/srcs/b.yaml", undefined],
  ["/src", "/", undefined],
])("from %s, %s is %s", (root, file, path) => expect(within(root, file)).toBe(path));
