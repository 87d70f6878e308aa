import type { Diagnostic, Sources } from "@pulumi-compose/parser";
import { processIo } from "./health/io/process-io";
import { showDiagnostics } from "./health/io/show-diagnostics";

/** Writes diagnostics to standard error, as every command does. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources): void {
  showDiagnostics(diagnostics, sources, processIo());
}
