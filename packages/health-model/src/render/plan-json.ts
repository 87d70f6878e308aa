import type { StartPlan } from "../plan/start-plan";

/** A plan as JSON, indented by two. */
export function planJson(plan: StartPlan): string {
  const { blockedBy: _, waitsFor: __, ...data } = plan;
  return `${JSON.stringify(data, null, 2)}\n`;
}
