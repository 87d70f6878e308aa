import type { StartPlan } from "../plan/start-plan";
import { planDot } from "./plan-dot";
import { planJson } from "./plan-json";
import { planMermaid } from "./plan-mermaid";
import { planSvg } from "./plan-svg";
import { planText } from "./plan-text";

/** The forms in which a start plan is drawn. */
export type PlanFormat = "text" | "json" | "mermaid" | "dot" | "svg";

const RENDERERS: Readonly<Record<PlanFormat, (plan: StartPlan) => string>> = {
  text: planText,
  json: planJson,
  mermaid: planMermaid,
  dot: planDot,
  svg: planSvg,
};

/** A plan in the given format; it ends with a newline. Diagnostics are in the JSON only. */
export function renderPlan(plan: StartPlan, format: PlanFormat): string {
  return RENDERERS[format](plan);
}
