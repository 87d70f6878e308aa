import type { Advice } from "@pulumi-compose/health-model";
import { type RenderOptions, renderDiagnostics, type Severity, type Sources } from "@pulumi-compose/parser";
import { palette } from "../io/palette";
import type { Answer } from "./answer";
import { keyOf } from "./consider";

/** The answer for people: what was mended, each advice with its place, and how many there are. */
export function adviceText({ advice, mended }: Answer, sources: Sources, options: RenderOptions): string {
  const paint = palette(options.color === true);
  const refused = new Map((mended?.refused ?? []).map(({ advice: one, why }) => [keyOf(one), why]));
  const fixed = (mended?.fixed ?? []).map((one) => `${paint.good("fixed")} ${where(one, options)}${one.fix?.title}`);
  const blocks = advice.map((one) => {
    const why = refused.get(keyOf(one));
    const fix = one.fix === undefined ? "" : `  ${paint.strong("fix:")} ${one.fix.title}${fixNote(why)}\n`;
    return renderDiagnostics([one], sources, options) + fix;
  });
  const parts = [fixed.map((line) => `${line}\n`).join(""), ...blocks, `${summary(advice, refused)}\n`];
  return parts.filter((part) => part !== "").join("\n");
}

function fixNote(why: string | undefined): string {
  return why === undefined ? "" : ` (left to you: ${why})`;
}

function where({ place, code }: Advice, { fileName = (file: string) => file }: RenderOptions): string {
  return place === undefined ? `${code}: ` : `${fileName(place.file)}:${place.line} ${code}: `;
}

/** How many there are, and how many the command corrects, in a line. */
export function summary(advice: readonly Advice[], refused: ReadonlyMap<string, string>): string {
  if (advice.length === 0) return "no advice: healthchecks and dependencies look good";
  const counts = (["error", "warning", "info"] as const).map((severity) => count(advice, severity));
  const fixable = advice.filter((one) => one.fix !== undefined && !refused.has(keyOf(one)));
  const serious = fixable.filter(({ severity }) => severity !== "info").length;
  const fixes = [
    ...(serious > 0 ? [`--fix corrects ${serious}`] : []),
    ...(fixable.length > serious ? [`--fix all corrects ${fixable.length}`] : []),
  ];
  const told = counts.filter((words) => words !== "").join(", ");
  return fixes.length === 0 ? told : `${told}; ${fixes.join(", ")}`;
}

function count(advice: readonly Advice[], severity: Severity): string {
  const number = advice.filter((one) => one.severity === severity).length;
  if (number === 0) return "";
  return severity === "info" ? `${number} info` : `${number} ${severity}${number === 1 ? "" : "s"}`;
}
