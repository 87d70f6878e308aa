import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { PackageManager } from "./package-manager";

/**
 * The version of a package manager on the path, from the package that its command lies in: the CLI asks for it at every
 * update, and npm takes a quarter of a second to say it. A command that is no link into its package is asked.
 *
 * @throws when there is no such command
 */
export function packageManagerVersion(manager: PackageManager, path = process.env.PATH ?? ""): string {
  return ofPackage(manager, path) ?? execFileSync(manager, ["--version"], { encoding: "utf8" }).trim();
}

function ofPackage(manager: PackageManager, path: string): string | undefined {
  const command = path
    .split(delimiter)
    .map((folder) => join(folder, manager))
    .find((candidate) => existsSync(candidate));
  if (command === undefined) return undefined;
  for (let folder = dirname(realpathSync(command)); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = read(join(folder, "package.json"));
    if (manifest?.get("name") === manager) return String(manifest.get("version"));
  }
  return undefined;
}

function read(file: string): ReadonlyMap<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  return new Map(Object.entries(manifest ?? {}));
}
