import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pluginOfPackage, type RequiredPlugin } from "./plugin-of-package";

/**
 * Walks a program's directory as the official host does: every `package.json` anywhere beneath a `node_modules` folder
 * counts, links are followed once, policy packs are left out. Packages hoisted above the program's directory are not
 * seen (nor does the official host see them): the engine asks for those plugins when the program registers a resource.
 *
 * A package that cannot be read is skipped: what it needs is still loaded at registration.
 */
export function requiredPlugins(programDirectory: string): RequiredPlugin[] {
  const found: RequiredPlugin[] = [];
  walk(realpathSync(programDirectory), false, new Set(), found);
  return found;
}

function walk(directory: string, inNodeModules: boolean, visited: Set<string>, found: RequiredPlugin[]): void {
  if (visited.has(directory)) return;
  visited.add(directory);
  const below = inNodeModules || basename(directory) === "node_modules";
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path))) {
      const target = entry.isSymbolicLink() ? realpathSync(path) : path;
      if (!isPolicyPack(target)) walk(target, below, visited, found);
    } else if (inNodeModules && entry.name === "package.json") {
      const plugin = readPlugin(path);
      if (plugin !== undefined) found.push(plugin);
    }
  }
}

function readPlugin(path: string): RequiredPlugin | undefined {
  try {
    return pluginOfPackage(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isPolicyPack(directory: string): boolean {
  return ["PulumiPolicy.yaml", "PulumiPolicy.yml", "PulumiPolicy.json"].some((name) =>
    existsSync(join(directory, name)),
  );
}
