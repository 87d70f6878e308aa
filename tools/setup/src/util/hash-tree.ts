import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * One hash over the names and contents of files. A path may be a file or a folder; a path that does not exist counts as
 * absent, so that its appearance changes the hash.
 *
 * @param skip names of files and folders to leave out wherever they are.
 */
export function hashTree(
  root: string,
  paths: readonly string[],
  skip: (name: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    const stat = statSync(path, { throwIfNoEntry: false });
    hash.update(`${relative(root, path)}\0`);
    if (stat === undefined) hash.update("absent\0");
    else if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!skip(name)) add(join(path, name));
    } else {
      hash.update(`${stat.size}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) add(join(root, path));
  return hash.digest("hex");
}
