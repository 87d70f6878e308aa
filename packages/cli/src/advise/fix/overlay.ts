import type { FileSystem } from "@pulumi-compose/parser";

/** A file system in which some files already have another text. */
export function overlay(under: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  return {
    readFile: (path) => {
      const text = texts.get(path);
      return text === undefined ? under.readFile(path) : new TextEncoder().encode(text);
    },
    kindOf: (path) => under.kindOf(path),
    isLink: (path) => under.isLink(path),
    realPath: (path) => under.realPath(path),
  };
}
