import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pluginOfPackage, type RequiredPlugin } from "./plugin-of-package";

/** A folder with one of these is a policy pack. */
const policyFiles: ReadonlySet<string> = new Set(["PulumiPolicy.yaml", "PulumiPolicy.yml", "PulumiPolicy.json"]);

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
  const isProgram = visited.size === 0;
  visited.add(directory);
  const entries = readdirSync(directory, { withFileTypes: true });
  if (!isProgram && entries.some(({ name }) => policyFiles.has(name))) return;
  const below = inNodeModules || basename(directory) === "node_modules";
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path))) {
      walk(entry.isSymbolicLink() ? realpathSync(path) : path, below, visited, found);
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
