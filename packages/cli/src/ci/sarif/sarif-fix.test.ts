import { replacement, sarifFix } from "./sarif-fix";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a reader of SARIF makes of a replacement. */
function applied(before: string, after: string) {
  const made = replacement(before, after) as { deletedRegion: Region; insertedContent: { text: string } };
  const lines = before.split("\n");
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const { startLine, startColumn, endLine, endColumn } = made.deletedRegion;
  const text =
    before.slice(0, offset(startLine, startColumn)) +
    made.insertedContent.text +
    before.slice(offset(endLine, endColumn));
  return { ...made, text };
}

test.each([
  ["a word", "a: always # oops\n", "a: on-failure # oops\n", [1, 4, 1, 10], "on-failure"],
  ["a line between", "a:\n  b: 1\n  d: 1\n", "a:\n  b: 1\n  c: 1\n  d: 1\n", [3, 1, 3, 1], "  c: 1\n"],
  ["lines at the end", "a:\n", "a:\n  b: 1\n", [2, 1, 2, 1], "  b: 1\n"],
  ["lines at an end without a break", "a:\n  b: 1", "a:\n  b: 1\n  c: 2", [2, 1, 2, 7], "  b: 1\n  c: 2"],
  ["a line that goes", "a:\n  b: 1\n  c: 1\n", "a:\n  c: 1\n", [2, 1, 3, 1], ""],
  ["other characters outside the plane", "a: \u{1f600}\n", "a: \u{1f601}\n", [1, 4, 1, 6], "\u{1f601}"],
  ["several lines", "x: 1\na: [b]\ny: 1\n", "x: 1\na:\n  b:\n    c: 1\ny: 1\n", [2, 1, 3, 1], "a:\n  b:\n    c: 1\n"],
  ["everything", "", "a: 1\n", [1, 1, 1, 1], "a: 1\n"],
] as const)("%s", (_, before, after, [startLine, startColumn, endLine, endColumn], inserted) => {
  const { deletedRegion, insertedContent, text } = applied(before, after);
  expect(text).toBe(after);
  expect(deletedRegion).toEqual({ startLine, startColumn, endLine, endColumn });
  expect(insertedContent.text).toBe(inserted);
});

test("a correction of two files names each from the root", () => {
  const fix = sarifFix(
    "mend it",
    [
      { file: "/src/a b/compose.yaml", before: "a: 1\n", after: "a: 2\n" },
      { file: "/other/compose.yaml", before: "a: 1\n", after: "a: 2\n" },
    ],
    "/src",
  );
  expect(fix).toMatchObject({
    description: { text: "mend it" },
    artifactChanges: [
      { artifactLocation: { uri: "a%20b/compose.yaml", uriBaseId: "%SRCROOT%" } },
      { artifactLocation: { uri: "file:///other/compose.yaml" } },
    ],
  });
});
