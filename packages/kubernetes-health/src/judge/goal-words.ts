import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { WorkloadGoal } from "../shared/workload-wait-types";

/** What each pod of a workload is when that has what was waited for. */
export const POD_GOAL_WORDS: Readonly<Record<WorkloadGoal, string>> = {
  ...CONDITION_WORDS,
  service_healthy: "ready",
  converged: "ready",
};
