import { pathToFileURL } from "node:url";
import type { Place, Source } from "@pulumi-compose/parser";
import { within } from "../../io/source-root";

/** The name by which SARIF tools know the root of the sources. */
export const SOURCE_ROOT = "%SRCROOT%";

/** A folder as the URI that relative ones are put behind: it ends with a slash. */
export function rootUri(root: string): string {
  return pathToFileURL(root.endsWith("/") ? root : `${root}/`).href;
}

/** A file as SARIF's `artifactLocation`: from the root where it is in there, else absolute; standard input is `-`. */
export function artifactLocation(file: string, root: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (file === "-") return { uri: "-" };
  const path = within(root, file);
  if (path === undefined) return { uri: pathToFileURL(file).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: SOURCE_ROOT };
}

/** A place as SARIF's `region`. Places are at least one character long: behind a line's end there is none. */
export function regionOf({ line, column, length }: Place, source: Source | undefined): object {
  const text = source?.lineText(line);
  const end = text === undefined ? column + length : Math.max(column, Math.min(column + length, text.length + 1));
  const snippet = text?.slice(column - 1, end - 1);
  return {
    startLine: line,
    startColumn: column,
    endLine: line,
    endColumn: end,
    ...(snippet && { snippet: { text: snippet } }),
  };
}
