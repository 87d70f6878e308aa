import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";

/** All that the parser ever asks of a file system: it reads, it never writes. */
export interface FileSystem {
  /** The bytes of a file. Throws an error with a `code` (`ENOENT`, `EISDIR`, `ELOOP`…) when it cannot be read. */
  readFile(path: string): Uint8Array;
  /** What stands at a path, symbolic links followed; undefined when nothing does. Throws on a loop of links. */
  kindOf(path: string): "file" | "directory" | "other" | undefined;
  /** Whether the last element of the path is a symbolic link. */
  isLink(path: string): boolean;
  /** The path with all symbolic links resolved. Throws when it does not exist or loops. */
  realPath(path: string): string;
}

const missing = new Set(["ENOENT", "ENOTDIR"]);

/** The code of a system error (`ENOENT`…), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: an error of another realm (a test runner's sandbox, a worker) is none of this one's.
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The machine's own files. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFileSync(path),
  kindOf(path) {
    try {
      const stats = statSync(path);
      if (stats.isFile()) return "file";
      return stats.isDirectory() ? "directory" : "other";
    } catch (error) {
      if (missing.has(errorCode(error) ?? "")) return undefined;
      throw error;
    }
  },
  isLink(path) {
    try {
      return lstatSync(path).isSymbolicLink();
    } catch {
      return false;
    }
  },
  realPath: (path) => realpathSync(path),
};
