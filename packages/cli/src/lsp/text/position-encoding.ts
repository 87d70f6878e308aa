import type { Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";

/** In what a client counts the characters of a line. */
export type PositionEncoding = "utf-8" | "utf-16";

/** The encoding that a client likes best of those that there are here; UTF-16 is everybody's. */
export function chooseEncoding(wanted: readonly string[] | undefined): PositionEncoding {
  const known = wanted?.find((one) => one === "utf-8" || one === "utf-16");
  return known === "utf-8" ? "utf-8" : "utf-16";
}

/** A position of a document as the client counts, of an offset in UTF-16 units. */
export function positionAt(document: TextDocument, offset: number, encoding: PositionEncoding): Position {
  const position = document.positionAt(offset);
  if (encoding === "utf-16") return position;
  const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
  return { line: position.line, character: Buffer.byteLength(before, "utf8") };
}

/** The offset in UTF-16 units of a client's position; one behind a line's end is that end. */
export function offsetAt(document: TextDocument, position: Position, encoding: PositionEncoding): number {
  return document.offsetAt(encoding === "utf-16" ? position : ofBytes(document, position));
}

function ofBytes(document: TextDocument, { line, character }: Position): Position {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  let bytes = 0;
  let units = 0;
  for (const one of text) {
    const size = Buffer.byteLength(one, "utf8");
    if (bytes + size > character) break;
    bytes += size;
    units += one.length;
  }
  return { line, character: units };
}
