import type { FileSystem } from "@pulumi-compose/parser";

/** A file system that takes the texts of open documents for those of the files, and tells what it was asked for. */
export interface SeenFiles extends FileSystem {
  /** The paths that somebody asked for, whether there is something or not. */
  readonly asked: ReadonlySet<string>;
}

/** @param open the text of an open document; undefined: it is not open */
export function seenFiles(under: FileSystem, open: (path: string) => string | undefined): SeenFiles {
  const asked = new Set<string>();
  const textOf = (path: string) => {
    asked.add(path);
    return open(path);
  };
  return {
    asked,
    readFile: (path) => {
      const text = textOf(path);
      return text === undefined ? under.readFile(path) : Buffer.from(text, "utf8");
    },
    kindOf: (path) => (textOf(path) === undefined ? under.kindOf(path) : "file"),
    isLink: (path) => (textOf(path) === undefined ? under.isLink(path) : false),
    // A document that was never saved has no other path.
    realPath: (path) => {
      try {
        return under.realPath(path);
      } catch (error) {
        if (textOf(path) === undefined) throw error;
        return path;
      }
    },
  };
}
