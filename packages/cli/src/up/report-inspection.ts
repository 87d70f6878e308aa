import { relative } from "node:path";
import { diagnosticsToJson, renderDiagnostics } from "@pulumi-compose/parser";
import type { Inspection } from "./program/inspect-project";

export interface ReportOptions {
  readonly json?: boolean;
}

/** Prints what is wrong with the files, each with its place and a caret; as one JSON document a diagnostic on request. */
export function reportInspection({ diagnostics, sources }: Inspection, options: ReportOptions): void {
  if (diagnostics.length === 0) return;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ at: Date.now(), type: "diagnostics", diagnostics: diagnosticsToJson(diagnostics) })}\n`,
    );
    return;
  }
  const color = process.stderr.isTTY === true && !process.env.NO_COLOR;
  process.stderr.write(`${renderDiagnostics(diagnostics, sources, { color, fileName: shortName })}\n`);
}

function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short === "" || short.startsWith("..") ? file : short;
}
