import type { Diagnostic, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { rangeOf } from "../text/open-documents";
import { textDocument } from "../text/place-range";
import { offsetAt, type PositionEncoding } from "../text/position-encoding";
import { differenceOf, shiftOf } from "../text/shift";

/** What was said of a document, and of which text. */
export interface Told {
  readonly version: number;
  readonly text: string;
  /** How many lines the text has. */
  readonly lines: number;
  readonly diagnostics: Diagnostic[];
}

/** What was said of an older text besides what the parser says, where it stands in the text that there is now. */
export function carriedOver(
  { text, lines, diagnostics }: Told,
  document: TextDocument,
  encoding: PositionEncoding,
): Diagnostic[] {
  const now = document.getText();
  const difference = differenceOf(text, now);
  const shift = shiftOf(difference, text, now);
  const before = textDocument(document.uri, text);
  const byOffsets = ({ start, end }: Range): Range => {
    const [from, to] = [start, end].map((at) => shift(offsetAt(before, at, encoding)));
    return rangeOf(document, from ?? 0, to ?? 0, encoding);
  };
  const more = document.lineCount - lines;
  // A line break of two characters may be cut, so the lines beside the edit are looked at closely, too.
  const first = document.positionAt(difference.start).line - 1;
  const last = document.positionAt(difference.end + now.length - text.length).line - more + 1;
  const moved = (range: Range): Range => {
    if (range.end.line < first) return range;
    return range.start.line > last ? below(range, more) : byOffsets(range);
  };
  return diagnostics
    .filter(({ code }) => !String(code).startsWith("compose/"))
    .map((one) => ({ ...one, range: moved(one.range) }));
}

function below({ start, end }: Range, lines: number): Range {
  return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}
