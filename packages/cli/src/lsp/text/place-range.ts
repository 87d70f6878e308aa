import { pathToFileURL } from "node:url";
import type { Place, Source } from "@pulumi-compose/parser";
import type { Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { rangeOf } from "./open-documents";
import type { PositionEncoding } from "./position-encoding";

/** Texts with the offsets of their lines as the parser counts them: a lone carriage return ends none. */
const starts = new WeakMap<TextDocument, { readonly version: number; readonly offsets: readonly number[] }>();

/** Offsets of a place in a document's text, in UTF-16 units. */
export function offsetsOf(document: TextDocument, { line, column, length }: Place): readonly [number, number] {
  const offsets = linesOf(document);
  const text = document.getText();
  // The parser leaves a byte order mark out.
  const mark = line === 1 && text.startsWith("\ufeff") ? 1 : 0;
  const start = Math.min((offsets[line - 1] ?? text.length) + column - 1 + mark, text.length);
  return [start, Math.min(start + length, text.length)];
}

/** The range of a place in a document. */
export function rangeOfPlace(document: TextDocument, place: Place, encoding: PositionEncoding): Range {
  const [start, end] = offsetsOf(document, place);
  return rangeOf(document, start, end, encoding);
}

const closed = new WeakMap<Source, TextDocument>();

/** The document of a text that the parser has read. */
export function closedDocument(source: Source): TextDocument {
  const document = closed.get(source) ?? textDocument(pathToFileURL(source.name).href, source.text);
  closed.set(source, document);
  return document;
}

/** A document that is not open, of its text. */
export function textDocument(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, "yaml", 0, text);
}

function linesOf(document: TextDocument): readonly number[] {
  const known = starts.get(document);
  if (known?.version === document.version) return known.offsets;
  const text = document.getText();
  const offsets = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) offsets.push(at + 1);
  starts.set(document, { version: document.version, offsets });
  return offsets;
}
