import { existsSync } from "node:fs";
import { join } from "node:path";
import type { NodeOptions } from "./node-options";

const LOCK_FILES = [
  ["yarn.lock", "yarn"],
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
] as const;

export type PackageManager = "npm" | "yarn" | "pnpm" | "bun";

/** The package manager that the options name, else the one whose lock file is there, else npm. */
export function packageManager(option: NodeOptions["packagemanager"], directory: string): PackageManager {
  if (option !== "auto") return option;
  return LOCK_FILES.find(([file]) => existsSync(join(directory, file)))?.[1] ?? "npm";
}

/** The command line that installs a project's dependencies. */
export function installCommand(manager: PackageManager, production: boolean): readonly [string, ...string[]] {
  switch (manager) {
    case "npm":
      return ["npm", "install", "--loglevel", "error", ...(production ? ["--omit=dev"] : [])];
    case "yarn":
      return ["yarn", "install", ...(production ? ["--production"] : [])];
    case "pnpm":
      return ["pnpm", "install", ...(production ? ["--prod"] : [])];
    case "bun":
      return ["bun", "install", ...(production ? ["--production"] : [])];
  }
}
