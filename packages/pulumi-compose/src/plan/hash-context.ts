import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import ignore from "@balena/dockerignore";
import { stateFolder } from "./state-folder";

/**
 * A digest of a build context: every file that `.dockerignore` lets through, with its path, mode and content, and the
 * Dockerfile wherever it lies. Times and owners do not count, so a fresh clone gives the same digest, nor does what
 * `pulumi-compose` keeps there.
 * Undefined when the context is not a readable local folder (a Git or HTTP context, say).
 *
 * @example
 * ```ts
 * const digest = hashContext("web", "Dockerfile");
 * ```
 */
export function hashContext(context: string, dockerfile: string): string | undefined {
  const filter = readIgnore(context, dockerfile);
  const hash = createHash("sha256");
  try {
    for (const path of walk(context, context, filter)) addFile(hash, context, path);
    addFile(hash, context, resolve(context, dockerfile));
  } catch {
    return undefined;
  }
  return hash.digest("hex");
}

function readIgnore(context: string, dockerfile: string): (path: string) => boolean {
  const filter = ignore({ ignorecase: false });
  for (const name of [`${dockerfile}.dockerignore`, ".dockerignore"]) {
    try {
      filter.add(readFileSync(resolve(context, name), "utf8"));
      break;
    } catch {
      // The next name, or none: nothing is ignored.
    }
  }
  return filter.createFilter();
}

/** Files and links in a stable order. Ignored folders are walked all the same: a `!` pattern may bring files back. */
function* walk(root: string, folder: string, filter: (path: string) => boolean): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name === stateFolder && entry.isDirectory()) continue;
    if (entry.isDirectory()) yield* walk(root, path, filter);
    else if (filter(relative(root, path))) yield path;
  }
}

function addFile(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const stat = lstatSync(path);
  hash.update(`${relative(root, path).split(sep).join("/")}\0${stat.mode & 0o111 ? "x" : "-"}\0`);
  if (stat.isSymbolicLink()) hash.update(`link ${readlinkSync(path)}`);
  else if (stat.isFile()) hash.update(readFileSync(path));
  hash.update("\0");
}
