import { diagnosticsToJson } from "@pulumi-compose/parser";
import type { Progress } from "../command-line/global-options";
import { reportDiagnostics } from "../report-diagnostics";
import type { Inspection } from "./program/inspect-project";

export interface ReportOptions {
  readonly json?: boolean;
  readonly progress?: Progress;
}

/** Prints what is wrong with the files, each with its place and a caret; as one JSON document a diagnostic on request. */
export function reportInspection({ diagnostics, sources }: Inspection, options: ReportOptions): void {
  if (diagnostics.length === 0) return;
  if (options.json || options.progress === "json") {
    process.stdout.write(
      `${JSON.stringify({ at: Date.now(), type: "diagnostics", diagnostics: diagnosticsToJson(diagnostics) })}\n`,
    );
    return;
  }
  reportDiagnostics(diagnostics, sources);
}
