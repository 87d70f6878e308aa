import type { StartPlan } from "@pulumi-compose/health-model";

/**
 * Whether a service is to run to its end because others depend on its completion: also where they are scaled to nothing at
 * the moment, so that there is no gate.
 */
export function isToComplete({ edges }: Pick<StartPlan, "edges">, service: string): boolean {
  return edges.some(
    ({ dependency, condition }) => dependency === service && condition === "service_completed_successfully",
  );
}
