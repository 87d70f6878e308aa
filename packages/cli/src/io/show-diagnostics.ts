import { isAbsolute, relative } from "node:path";
import { diagnosticsToJson, type LoadResult, renderDiagnostics } from "@pulumi-compose/parser";
import { annotation } from "./annotation";
import type { Io } from "./io";
import { sourceRoot } from "./source-root";

export interface ShowOptions {
  readonly json?: boolean;
  readonly progress?: string;
  readonly format?: string;
}

/**
 * Tells what is wrong with files, each with its place and a caret; on request as one JSON document, or as annotations of a GitHub
 * workflow, among the answers.
 */
export function showDiagnostics(
  { diagnostics, sources }: Pick<LoadResult, "diagnostics" | "sources">,
  io: Pick<Io, "cwd" | "env" | "out" | "err">,
  { json, progress, format }: ShowOptions = {},
): void {
  if (diagnostics.length === 0) return;
  if (format === "github") {
    const root = sourceRoot(io);
    for (const diagnostic of diagnostics) io.out.write(`${annotation(diagnostic, root)}\n`);
    return;
  }
  if (json || progress === "json") {
    const document = { at: Date.now(), type: "diagnostics", diagnostics: diagnosticsToJson(diagnostics) };
    io.out.write(`${JSON.stringify(document)}\n`);
    return;
  }
  const fileName = (file: string) => shortName(file, io.cwd);
  // What comes next, be it more of these or a command's answer, stands apart.
  io.err.write(`${renderDiagnostics(diagnostics, sources, { color: io.err.color, fileName })}\n`);
}

/** A file as one would name it from a folder. */
export function shortName(file: string, cwd: string): string {
  const short = relative(cwd, file);
  return short.startsWith("..") || isAbsolute(short) || short === "" ? file : short;
}
