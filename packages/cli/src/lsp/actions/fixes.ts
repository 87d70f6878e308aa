import type { Advice } from "@pulumi-compose/health-model";
import { nodeFileSystem } from "@pulumi-compose/parser";
import type { WorkspaceEdit } from "vscode-languageserver";
import { keyOf } from "../../advise/consider";
import { mend } from "../../advise/fix/mend";
import type { Ranges } from "../diagnostics/for-document";
import { type AnalysisOptions, adviseOptions, load } from "../project/analysis";
import { seenFiles } from "../project/seen-files";
import { workspaceEdit } from "./text-edits";

/** What `advise --fix` would do, or why it would leave it. */
export type Fixed = { readonly edit: WorkspaceEdit } | { readonly refused: string };

/** Follows some of the advice in the open documents, and in files that are not open. */
async function fix(wanted: (advice: Advice) => boolean, options: AnalysisOptions, ranges: Ranges): Promise<Fixed> {
  const open = (path: string) => ranges.document(path)?.getText();
  const plan = await adviseOptions();
  const fs = seenFiles(nodeFileSystem, open);
  const { texts, refused } = mend({ load: (files) => load(options, files).project, plan, fs, wanted });
  if (texts.size === 0) return { refused: refused[0]?.why ?? "there is nothing to correct any more" };
  return { edit: workspaceEdit(texts, ranges, (path) => Buffer.from(nodeFileSystem.readFile(path)).toString("utf8")) };
}

/** Follows one advice, which is found again by its key. */
export function fixOne(key: string, options: AnalysisOptions, ranges: Ranges): Promise<Fixed> {
  return fix((advice) => keyOf(advice) === key, options, ranges);
}

/** Follows what `--fix` does: errors and warnings. */
export function fixAll(options: AnalysisOptions, ranges: Ranges): Promise<Fixed> {
  return fix(({ severity }) => severity !== "info", options, ranges);
}
