import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { BindSource } from "@pulumi-compose/health-model";

/** How examples of a file that is not kept are called. */
const EXAMPLES = [".example", ".sample", ".dist", ".template"];
/** How many folders up another environment may branch off, and how many of them are looked at. */
const LEVELS = 3;
const MOST = 100;

/** Looks at what a bind mount's source is on this machine, and where there are files that it might be like. */
export function bindSource(path: string): BindSource {
  if (kindOf(path) !== undefined) return { exists: true, like: [] };
  const like = [...EXAMPLES.map((ending) => path + ending), ...elsewhere(path)].filter((one) => kindOf(one) === "file");
  return { exists: false, like: [...new Set(like)].sort() };
}

/** The same path with one of its folders exchanged for one beside it: `staging/app.conf` for `production/app.conf`. */
function elsewhere(path: string): readonly string[] {
  const found: string[] = [];
  let folder = dirname(path);
  let rest = basename(path);
  for (let level = 0; level < LEVELS && dirname(folder) !== folder; level++) {
    const parent = dirname(folder);
    found.push(...foldersIn(parent, basename(folder)).map((other) => join(parent, other, rest)));
    rest = join(basename(folder), rest);
    folder = parent;
    // The root and what is directly below it hold other things than environments.
    if (folder.split(sep).length <= 2) break;
  }
  return found;
}

function foldersIn(folder: string, but: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== but && !/^(?:\.|node_modules$)/.test(entry.name))
      .slice(0, MOST)
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function kindOf(path: string): "file" | "other" | undefined {
  try {
    return statSync(path).isFile() ? "file" : "other";
  } catch {
    return undefined;
  }
}
