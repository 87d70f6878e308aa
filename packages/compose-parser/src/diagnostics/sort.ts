import type { Diagnostic } from "../model/diagnostic";

/** Diagnostics in the order of the files and of the lines in them; those without a place first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const order = new Map(files.map((file, i) => [file, i]));
  const rank = (d: Diagnostic) => (d.place ? (order.get(d.place.file) ?? files.length) : -1);
  return [...diagnostics].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
