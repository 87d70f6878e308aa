import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folders of all workspaces that have tests: those with a jest configuration. */
export function testedWorkspaces(root: string): string[] {
  return workspaces(root).filter((folder) => existsSync(join(folder, "jest.config.js")));
}

/** The end-to-end test files below a workspace's `e2e` folder. */
export function e2eFiles(root: string): string[] {
  return workspaces(root)
    .flatMap((folder) => filesBelow(join(folder, "e2e")))
    .filter((file) => file.endsWith(".e2e.test.ts"));
}

/** The folders in those that the root manifest names: `packages/*` and its like. */
function workspaces(root: string): string[] {
  const manifest: { workspaces: readonly string[] } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return manifest.workspaces.flatMap((pattern) => folders(join(root, dirname(pattern))));
}

function folders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
}
