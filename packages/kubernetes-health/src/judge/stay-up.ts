import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadGoal } from "../shared/workload-wait-types";

/** What nobody checks has to run for a moment until it is taken to go on. */
export const UP_AFTER_MS = 3_000;

/** Whether a probe says of any of its containers that it is ready. */
export function hasCheck({ containers }: Pick<WorkloadSnapshot, "containers">): boolean {
  return containers.some(
    ({ role, readinessProbe, startupProbe }) => role === "main" && (readinessProbe ?? startupProbe) !== undefined,
  );
}

/** Whether nothing but that its pods go on running says that a workload has reached a goal. */
export function hasToStayUp(workload: Pick<WorkloadSnapshot, "containers" | "job">, goal: WorkloadGoal): boolean {
  return goal === "converged" && workload.job === undefined && !hasCheck(workload);
}
