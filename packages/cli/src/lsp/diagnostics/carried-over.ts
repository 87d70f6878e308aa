import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { rangeOf } from "../text/open-documents";
import { textDocument } from "../text/place-range";
import { offsetAt, type PositionEncoding } from "../text/position-encoding";
import { shiftBetween } from "../text/shift";

/** What was said of a document, and of which text. */
export interface Told {
  readonly version: number;
  readonly text: string;
  readonly diagnostics: Diagnostic[];
}

/** What was said of an older text besides what the parser says, where it stands in the text that there is now. */
export function carriedOver(
  { text, diagnostics }: Told,
  document: TextDocument,
  encoding: PositionEncoding,
): Diagnostic[] {
  const before = textDocument(document.uri, text);
  const shift = shiftBetween(text, document.getText());
  return diagnostics
    .filter(({ code }) => !String(code).startsWith("compose/"))
    .map((one) => {
      const [start, end] = [one.range.start, one.range.end].map((at) => shift(offsetAt(before, at, encoding)));
      return { ...one, range: rangeOf(document, start ?? 0, end ?? 0, encoding) };
    });
}
