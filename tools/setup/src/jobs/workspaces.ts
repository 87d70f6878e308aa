import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders of all workspaces that have tests: those with a jest configuration. */
export function testedWorkspaces(root: string): string[] {
  return ["packages", "stacks", "tools"]
    .flatMap((kind) => folders(join(root, kind)))
    .filter((folder) => existsSync(join(folder, "jest.config.js")));
}

/** The end-to-end test files below a workspace's `e2e` folder. */
export function e2eFiles(root: string): string[] {
  return ["packages", "stacks", "tools"]
    .flatMap((kind) => folders(join(root, kind)))
    .flatMap((folder) => filesBelow(join(folder, "e2e")))
    .filter((file) => file.endsWith(".e2e.test.ts"));
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
