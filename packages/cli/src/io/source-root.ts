import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Io } from "./io";

/**
 * The folder from which reports for machines name files: the checkout of a GitHub workflow (`GITHUB_WORKSPACE`) or the git work
 * tree that the command runs in, else the folder that it runs in.
 */
export function sourceRoot({ cwd, env }: Pick<Io, "cwd" | "env">): string {
  const { GITHUB_WORKSPACE: workspace } = env;
  if (workspace !== undefined && workspace !== "" && within(resolve(workspace), cwd) !== undefined) {
    return resolve(workspace);
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** A file's path from a folder, with slashes; undefined: it is not in there. */
export function within(root: string, file: string): string | undefined {
  const path = relative(root, file);
  if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join("/");
}
