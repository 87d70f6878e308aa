import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Dependency {
  readonly name: string;
  readonly version: string;
}

/**
 * The npm packages a program depends on in the versions that are installed, found as Node.js would find them; with
 * `transitive`, theirs as well. A package that is declared but not installed is left out.
 */
export function programDependencies(directory: string, transitive: boolean): Dependency[] {
  const found = new Map<string, Dependency>();
  const visit = (folder: string, deeper: boolean): void => {
    const manifest = readManifest(folder);
    for (const name of manifest?.dependencies ?? []) {
      const installed = findPackage(folder, name);
      if (installed === undefined) continue;
      const key = `${name}@${installed.version}`;
      if (found.has(key)) continue;
      found.set(key, { name, version: installed.version });
      if (deeper) visit(installed.folder, true);
    }
  };
  visit(directory, transitive);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function findPackage(from: string, name: string): { folder: string; version: string } | undefined {
  for (let parent = from; ; parent = dirname(parent)) {
    const folder = join(parent, "node_modules", name);
    const version = readManifest(folder)?.version;
    if (version !== undefined) return { folder, version };
    if (parent === dirname(parent)) return undefined;
  }
}

function readManifest(folder: string): { version: string; dependencies: string[] } | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
  const fields = new Map(Object.entries(manifest ?? {}));
  const version: unknown = fields.get("version");
  return {
    version: typeof version === "string" ? version : "",
    dependencies: ["dependencies", "devDependencies"].flatMap((kind) => Object.keys(fields.get(kind) ?? {})),
  };
}
