import { artifactLocation } from "./places";

/** SARIF's `fix`: what a correction replaces in which files. */
export interface SarifFix {
  readonly description: { readonly text: string };
  readonly artifactChanges: readonly object[];
}

/** A file before and after a correction. */
export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** A correction of some files: of each the smallest part that holds all that changes. */
export function sarifFix(title: string, changes: readonly ChangedText[], root: string): SarifFix {
  return {
    description: { text: title },
    artifactChanges: changes.map(({ file, before, after }) => ({
      artifactLocation: artifactLocation(file, root),
      replacements: [replacement(before, after)],
    })),
  };
}

/**
 * The part of a text that has to be replaced to make it another: within a line, or else whole lines. Lines and columns count from 1,
 * the end is the place behind.
 */
export function replacement(before: string, after: string): object {
  const byCharacter = differing([...before], [...after]);
  const isWithinLine = !byCharacter.deleted.includes("\n") && !byCharacter.inserted.includes("\n");
  const { start, deleted, inserted } = isWithinLine ? byCharacter : differing(linesOf(before), linesOf(after));
  const [from, to] = [positionOf(before, start), positionOf(before, start + deleted.length)];
  return {
    deletedRegion: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    insertedContent: { text: inserted },
  };
}

/** What two lists of texts do not begin and end with alike, and how many code units stand before it. */
function differing(before: readonly string[], after: readonly string[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < shorter - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  return {
    start: before.slice(0, start).join("").length,
    deleted: before.slice(start, before.length - rest).join(""),
    inserted: after.slice(start, after.length - rest).join(""),
  };
}

/** With their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const above = text.slice(0, offset).split("\n");
  return { line: above.length, column: (above.at(-1)?.length ?? 0) + 1 };
}
