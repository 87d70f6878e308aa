import fc from "fast-check";
import type { Diagnostic } from "vscode-languageserver";
import { rangeOf } from "../text/open-documents";
import { textDocument } from "../text/place-range";
import { offsetAt } from "../text/position-encoding";
import { shiftBetween } from "../text/shift";
import { carriedOver } from "./carried-over";

const uri = "file:///compose.yaml";
const texts = fc.array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n", "é", "😀", "\n\n", "  "), { maxLength: 40 });

/** The beginning of the character at an offset. */
function character(text: string, offset: number): number {
  const at = Math.min(offset, text.length);
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

test("what was said stands where the text that it was said of has gone, whatever the edit and the line breaks", () => {
  fc.assert(
    fc.property(
      texts,
      texts,
      texts,
      texts,
      fc.array(fc.tuple(fc.nat(80), fc.nat(8)), { minLength: 1, maxLength: 8 }),
      fc.constantFrom("utf-8" as const, "utf-16" as const),
      (head, gone, typed, tail, spans, encoding) => {
        const [text, now] = [gone, typed].map((middle) => [...head, ...middle, ...tail].join(""));
        const before = textDocument(uri, text ?? "");
        const document = textDocument(uri, now ?? "");
        const offsets = spans.map(([start, length]) => [start, start + length].map((at) => character(text ?? "", at)));
        const said = offsets.map(
          ([start = 0, end = 0]): Diagnostic => ({
            code: "health/x",
            message: "",
            range: rangeOf(before, start, end, encoding),
          }),
        );
        const parser = { code: "compose/x", message: "", range: said[0]?.range ?? rangeOf(before, 0, 0, encoding) };
        const told = { version: 1, text: text ?? "", lines: before.lineCount, diagnostics: [parser, ...said] };
        const shift = shiftBetween(text ?? "", now ?? "");
        const expected = said.map(({ range: { start, end } }) => {
          const [from = 0, to = 0] = [start, end].map((at) => shift(offsetAt(before, at, encoding)));
          return rangeOf(document, from, to, encoding);
        });
        expect(carriedOver(told, document, encoding).map(({ range }) => range)).toEqual(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});
