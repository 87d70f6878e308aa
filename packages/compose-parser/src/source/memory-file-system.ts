import { dirname } from "node:path";
import type { FileSystem } from "./file-system";

class MissingFile extends Error {
  readonly code = "ENOENT";
}

/** A file system of strings: absolute path to content. Folders exist where a file stands in them. */
export function memoryFileSystem(files: Readonly<Record<string, string>>): FileSystem {
  const contents = new Map(Object.entries(files));
  const folders = new Set<string>(["/"]);
  for (const path of contents.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  return {
    readFile(path) {
      const content = contents.get(path);
      if (content === undefined) throw new MissingFile(`no such file: ${path}`);
      return new TextEncoder().encode(content);
    },
    kindOf(path) {
      if (contents.has(path)) return "file";
      return folders.has(path) ? "directory" : undefined;
    },
    isLink: () => false,
    realPath: (path) => path,
  };
}
