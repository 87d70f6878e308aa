import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
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
  const root = realpathSync(programDirectory);
  const visited = new Set([root]);
  walk(root, entriesOf(root), false, visited, found);
  return found;
}

function walk(
  directory: string,
  entries: readonly Dirent[],
  inNodeModules: boolean,
  visited: Set<string>,
  found: RequiredPlugin[],
): void {
  const below = inNodeModules || basename(directory) === "node_modules";
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path))) {
      const target = entry.isSymbolicLink() ? realpathSync(path) : path;
      if (visited.has(target)) continue;
      visited.add(target);
      const inside = entriesOf(target);
      if (!inside.some(({ name }) => policyFiles.has(name))) walk(target, inside, below, visited, found);
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

/** A folder with one of these is a policy pack. */
const policyFiles: ReadonlySet<string> = new Set(["PulumiPolicy.yaml", "PulumiPolicy.yml", "PulumiPolicy.json"]);

function entriesOf(directory: string): readonly Dirent[] {
  return readdirSync(directory, { withFileTypes: true });
}
