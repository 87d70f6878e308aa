import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What became of a project's files. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that exist with another content. Unless forced, nothing is written when there is one. */
  readonly conflicts: readonly string[];
}

/**
 * Writes the files of a project into a folder. A file of other content is only overwritten with `force`.
 *
 * @example
 * ```ts
 * const { conflicts } = writeProject("infra", conversion.files);
 * ```
 */
export function writeProject(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: { readonly force?: boolean } = {},
): WriteResult {
  const unchanged: string[] = [];
  const conflicts: string[] = [];
  const missing: string[] = [];
  for (const [path, text] of files) {
    const target = join(folder, path);
    if (!existsSync(target)) missing.push(path);
    else if (readFileSync(target, "utf8") === text) unchanged.push(path);
    else conflicts.push(path);
  }
  if (conflicts.length > 0 && !options.force) return { written: [], unchanged, conflicts };
  const written = [...missing, ...conflicts];
  for (const path of written) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), files.get(path) ?? "");
  }
  return { written, unchanged, conflicts };
}
