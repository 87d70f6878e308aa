import { readFile, stat } from "node:fs/promises";

/** The little that finding an endpoint needs of a file system. */
export interface Files {
  /** Undefined: there is no such file. */
  read(path: string): Promise<string | undefined>;
  exists(path: string): Promise<boolean>;
}

export const realFiles: Files = {
  read: (path) => readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => missing(error)),
  exists: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
};

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
