import { fileURLToPath } from "node:url";
import type { Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { offsetAt, type PositionEncoding, positionAt } from "./position-encoding";

/** How documents are kept, for a client that counts in `encoding()`, which is not known before it has said so. */
export function documentKeeping(encoding: () => PositionEncoding) {
  return {
    create: TextDocument.create,
    update: (document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument => {
      // Each change counts from the text that the one before it has left.
      for (const change of changes) TextDocument.update(document, [asUnits(document, change, encoding())], version);
      return document;
    },
  };
}

function asUnits(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  encoding: PositionEncoding,
): TextDocumentContentChangeEvent {
  if (encoding === "utf-16" || !("range" in change)) return change;
  const at = (position: Range["start"]) => document.positionAt(offsetAt(document, position, encoding));
  return { range: { start: at(change.range.start), end: at(change.range.end) }, text: change.text };
}

/** A range of a document as the client counts, of offsets in UTF-16 units. */
export function rangeOf(document: TextDocument, start: number, end: number, encoding: PositionEncoding): Range {
  return { start: positionAt(document, start, encoding), end: positionAt(document, end, encoding) };
}

/** The path of a document in the file system; undefined where it is in none. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
