import type { StartPlan } from "@pulumi-compose/health-model";

/**
 * Whether a service is to run to its end because others depend on its completion: also where they are scaled to nothing at
 * the moment, so that there is no gate. So is a job.
 */
export function isToComplete({ edges, running }: Pick<StartPlan, "edges" | "running">, service: string): boolean {
  if (running.includes(service)) return true;
  return edges.some(
    ({ dependency, condition }) => dependency === service && condition === "service_completed_successfully",
  );
}
