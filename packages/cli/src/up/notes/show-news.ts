import type { Diagnostic, LoadResult } from "@pulumi-compose/parser";
import type { Io } from "../../io/io";
import { type ShowOptions, showDiagnostics } from "../../io/show-diagnostics";
import type { TargetOptions } from "../../target-option";
import { commandTarget } from "../../targets/command-targets";
import type { NotesTold } from "./notes-told";

/** What there is to tell, and where it is. */
interface Told extends Pick<LoadResult, "sources"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells what is wrong with a project, and of the notes on it those that are new: programs that read the answers are told all. */
export function showNews(
  { diagnostics, sources }: Told,
  notes: NotesTold,
  io: Pick<Io, "cwd" | "env" | "out" | "err">,
  options: ShowOptions & TargetOptions,
): void {
  const { json, progress, format, target } = options;
  if (json || progress === "json" || format === "github") {
    showDiagnostics({ diagnostics, sources }, io, options);
    return;
  }
  const { diagnostics: news, known } = notes.newsOf(diagnostics);
  showDiagnostics({ diagnostics: news, sources }, io, options);
  if (known === 0 || progress === "quiet") return;
  const { name } = commandTarget(target);
  const command = `pulumi-compose plan${name === commandTarget(undefined).name ? "" : ` --target ${name}`}`;
  io.err.write(`${known} ${known === 1 ? "note" : "notes"} as before: ${command}\n\n`);
}
