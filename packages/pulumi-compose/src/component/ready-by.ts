import type { StartPlan } from "@pulumi-compose/health-model";
import type { GateGoal } from "../gates/gate";

/**
 * The gate that a service is ready behind. One that others wait at says the same as the rule by which `ready` chooses, for
 * it fails where the container has no healthcheck: so each container is waited for once, and its failure told once.
 */
export function readyBy(service: string, { gates }: Pick<StartPlan, "gates">): GateGoal {
  const asked = gates.filter(({ dependency }) => dependency === service).map(({ condition }) => condition);
  const byRank = ["service_completed_successfully", "service_healthy"] as const;
  return byRank.find((condition) => asked.includes(condition)) ?? "ready";
}
