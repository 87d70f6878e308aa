import type { Condition } from "@pulumi-compose/health-model";
import type { AskedCondition } from "../command-target";

/** That a service has converged is waited for by every `up`; whoever is up has. */
export function goalsOf(asked: readonly AskedCondition[]): readonly (Condition | "converged")[] {
  const conditions = asked.map(({ condition }) => condition);
  return [
    "converged",
    ...(["service_healthy", "service_completed_successfully"] as const).filter((goal) => conditions.includes(goal)),
  ];
}
