import type { StartPlan } from "@pulumi-compose/health-model";
import type { Timed } from "./timed";

/**
 * The start plan, as `plan --format json` has it: services with checks, bounds and rollouts, layers, edges, gates, the critical
 * path. Files in places are relative to the project's folder. Without a compose file there is none.
 */
export interface PlanEvent extends Timed {
  readonly type: "plan";
  readonly plan: Plan;
}

export type Plan = Omit<StartPlan, "blockedBy" | "waitsFor">;
