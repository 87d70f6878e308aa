import type { Advice } from "@pulumi-compose/health-model";
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
} from "vscode-languageserver";
import { keyOf } from "../../advise/consider";
import { codeDescription } from "../diagnostics/code-description";
import type { Asked } from "../features/asked";
import type { Analysis, AnalysisOptions } from "../project/analysis";
import { offsetsOf } from "../text/place-range";
import { offsetAt } from "../text/position-encoding";
import { type Fixed, fixAll, fixOne } from "./fixes";

/** The kind of the action that corrects a whole project, for editors that ask for it when they save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.pulumi-compose`;

/** What a client can do with actions. */
export interface ActionTraits {
  /** It asks for an action's edit when somebody chooses it. */
  readonly resolves: boolean;
  /** It shows actions that cannot be taken, with the reason. */
  readonly showsDisabled: boolean;
}

/** What is needed to find an action again. */
export interface ActionData {
  readonly uri: string;
  /** The key of the advice; absent: all of them. */
  readonly key?: string;
}

/** Up to here the edits of a line's actions are there in a moment. */
const FEW_SERVICES = 100;

interface Request {
  readonly asked: Pick<Asked, "path" | "document" | "ranges">;
  readonly params: CodeActionParams;
  readonly analysis: Analysis;
  readonly options: AnalysisOptions;
  readonly traits: ActionTraits;
  readonly token: CancellationToken;
}

/** The fixes of the advice in a range, and one that corrects all of the project. */
export async function codeActions({ asked, params, analysis, options, traits, token }: Request): Promise<CodeAction[]> {
  const { document, ranges } = asked;
  const { only } = params.context;
  const isWanted = (kind: string) => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const isLarge = Object.keys(analysis.project?.services ?? {}).length > FEW_SERVICES;
  const fixable = analysis.advice.filter(({ fix }) => fix !== undefined);
  const actions: CodeAction[] = [];
  const request = { options, ranges, token };
  const add = async (action: CodeAction, data: ActionData, make: () => Promise<Fixed>) => {
    if (traits.resolves && isLarge) {
      actions.push({ ...action, data });
      return;
    }
    const fixed = await make();
    if ("edit" in fixed) actions.push({ ...action, edit: fixed.edit });
    else if (traits.showsDisabled) actions.push({ ...action, disabled: { reason: `left to you: ${fixed.refused}` } });
  };
  if (isWanted(CodeActionKind.QuickFix)) {
    for (const advice of fixable.filter((one) => touches(one, params.range, asked))) {
      const title = `${capital(advice.fix?.title ?? "")} (${advice.code})`;
      const key = keyOf(advice);
      const diagnostics = params.context.diagnostics.filter(
        ({ code, codeDescription: about }) => code === advice.code && about?.href === codeDescription(advice.code),
      );
      const action = { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true };
      await add(action, { uri: document.uri, key }, () => fixOne(key, request));
    }
  }
  const serious = fixable.filter(({ severity }) => severity !== "info").length;
  if (serious > 0 && (only ? isWanted(FIX_ALL) : actions.length > 0)) {
    const action = { title: "Correct all errors and warnings of the project (advise --fix)", kind: FIX_ALL };
    await add(action, { uri: document.uri }, () => fixAll(request));
  }
  return actions;
}

function touches({ place }: Advice, range: Range, { path, document, ranges }: Request["asked"]): boolean {
  if (place?.file !== path) return false;
  const [start, end] = offsetsOf(document, place);
  const from = offsetAt(document, range.start, ranges.encoding);
  const to = offsetAt(document, range.end, ranges.encoding);
  return start <= to && from <= end;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
