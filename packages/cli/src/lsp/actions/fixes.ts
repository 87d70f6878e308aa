import type { Advice } from "@pulumi-compose/health-model";
import { LoadMemory, nodeFileSystem } from "@pulumi-compose/parser";
import type { CancellationToken, WorkspaceEdit } from "vscode-languageserver";
import { keyOf } from "../../advise/consider";
import { mending } from "../../advise/fix/mend";
import type { Ranges } from "../diagnostics/for-document";
import { type AnalysisOptions, adviseOptions, load } from "../project/analysis";
import { seenFiles } from "../project/seen-files";
import { workspaceEdit } from "./text-edits";

/** What `advise --fix` would do, or why it would leave it. */
export type Fixed = { readonly edit: WorkspaceEdit } | { readonly refused: string };

/** What fixes are made of, and for. */
export interface FixRequest {
  readonly options: AnalysisOptions;
  readonly ranges: Ranges;
  readonly token: CancellationToken;
}

/**
 * Follows some of the advice in the open documents, and in files that are not open. Between its steps others have their turn: of a large
 * project it takes long.
 */
async function fix(wanted: (advice: Advice) => boolean, { options, ranges, token }: FixRequest): Promise<Fixed> {
  const memory = new LoadMemory();
  const open = (path: string) => ranges.document(path)?.getText();
  const plan = await adviseOptions();
  const fs = seenFiles(nodeFileSystem, open);
  const versions = () => [...fs.asked].map((path) => ranges.document(path)?.version);
  const steps = mending({ load: (files) => load({ ...options, memory }, files).project, plan, fs, wanted });
  let step = steps.next();
  const before = versions();
  while (!step.done) {
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return { refused: "it was cancelled" };
    if (versions().some((version, at) => version !== before[at])) return { refused: "the text was changed meanwhile" };
    step = steps.next();
  }
  const { texts, refused } = step.value;
  if (texts.size === 0) return { refused: refused[0]?.why ?? "there is nothing to correct any more" };
  return { edit: workspaceEdit(texts, ranges, (path) => Buffer.from(nodeFileSystem.readFile(path)).toString("utf8")) };
}

/** Follows one advice, which is found again by its key. */
export function fixOne(key: string, request: FixRequest): Promise<Fixed> {
  return fix((advice) => keyOf(advice) === key, request);
}

/** Follows what `--fix` does: errors and warnings. */
export function fixAll(request: FixRequest): Promise<Fixed> {
  return fix(({ severity }) => severity !== "info", request);
}
