import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first file of that name in the folders of a PATH. */
export function findExecutable(name: string, path = ""): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
