import { relative } from "node:path";
import { type Diagnostic, renderDiagnostics, type Sources } from "@pulumi-compose/parser";
import pc from "picocolors";

/** Writes diagnostics to standard error, with colours on a terminal and file names as short as they can be. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources): void {
  if (diagnostics.length === 0) return;
  const color = process.stderr.isTTY === true && pc.isColorSupported;
  const fileName = (file: string) => {
    const short = relative(process.cwd(), file);
    return short === "" || short.startsWith("..") ? file : short;
  };
  process.stderr.write(renderDiagnostics(diagnostics, sources, { color, fileName }));
}
