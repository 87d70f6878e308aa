import fc from "fast-check";
import { loadProject } from "../src/load-project";
import { memoryFileSystem } from "../src/source/memory-file-system";

const FILE = "/shop/compose.yaml";
const env = { AB: "b", B: "" };

/** What may stand in a text: variables that are not set (A, C), others that are or have a default, and what only looks like one. */
const piece = fc.constantFrom(
  "$A",
  "${A}",
  "$C",
  "${C}",
  "$AB",
  "${AB}",
  "$$A",
  "$${A}",
  "${A:-x}",
  "${B:-${A}}",
  " ",
  "-",
  "A",
  "é",
);
const quoted = fc.constantFrom(
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
  (text: string) => `x${text}`,
  (text: string) => `"\\t${text}"`,
  (text: string) => `>-\n      x${text}`,
);

test("each use of a variable that is not set is marked where it stands, whatever is beside it", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), quoted, (pieces, quote) => {
      const text = pieces.join(".");
      const content = `services:\n  web:\n    image: nginx\n    command: ${quote(text)}\n`;
      const { diagnostics } = loadProject({ files: [FILE], env, fs: memoryFileSystem({ [FILE]: content }) });
      const told = diagnostics.filter(({ code }) => code === "compose/unset-variable");
      const lines = content.split("\n");
      const marked = told.map(({ place }) => {
        const { line = 0, column = 0, length = 0 } = place ?? {};
        return { at: line * 1_000 + column, text: lines[line - 1]?.slice(column - 1, column - 1 + length) };
      });
      const uses = pieces.flatMap((one) =>
        /^(?:\$[AC]|\$\{[AC]\})$/.test(one) ? [one] : one.includes(":-$") ? ["${A}"] : [],
      );
      expect(marked.map((one) => one.text)).toEqual(uses);
      expect(marked.map(({ at }) => at)).toEqual([...new Set(marked.map(({ at }) => at))].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});
