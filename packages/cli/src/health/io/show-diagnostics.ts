import { isAbsolute, relative } from "node:path";
import { type Diagnostic, renderDiagnostics, type Sources } from "@pulumi-compose/parser";
import type { Io, Stream } from "./io";

/** Writes diagnostics with place and caret; files by the shortest name from here. */
export function showDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  io: Io,
  stream: Stream = io.err,
): void {
  if (diagnostics.length === 0) return;
  const fileName = (file: string) => shortName(file, io.cwd);
  stream.write(renderDiagnostics(diagnostics, sources, { color: stream.color, fileName }));
}

/** A file as one would name it from a folder. */
export function shortName(file: string, cwd: string): string {
  const short = relative(cwd, file);
  return short.startsWith("..") || isAbsolute(short) || short === "" ? file : short;
}
