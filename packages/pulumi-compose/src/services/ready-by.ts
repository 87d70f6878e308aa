import type { StartPlan } from "@pulumi-compose/health-model";
import type { GateGoal } from "../gates/gate-goal";
import { isToComplete } from "../targets/common/is-to-complete";

/**
 * The gate that a service is ready behind. One that others wait at says the same as the rule by which `ready` chooses, for
 * it fails where the container has no healthcheck: so each container is waited for once, and its failure told once.
 */
export function readyBy(service: string, start: Pick<StartPlan, "gates" | "edges" | "running">): GateGoal {
  if (isToComplete(start, service)) return "service_completed_successfully";
  const isHealthAsked = start.gates.some(
    ({ dependency, condition }) => dependency === service && condition === "service_healthy",
  );
  return isHealthAsked ? "service_healthy" : "ready";
}
