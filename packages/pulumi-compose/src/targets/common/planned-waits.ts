import { needsContainer, type StartPlan } from "@pulumi-compose/health-model";
import type { PlannedWait } from "../../plan/resource-plan";

/** What each service of a plan waits for before its resources are created. */
export function plannedWaits({ edges, order }: StartPlan): (service: string) => readonly PlannedWait[] {
  const waits = new Map<string, PlannedWait[]>(order.map((name) => [name, []]));
  for (const edge of edges) {
    const { dependency: service, condition, required } = edge;
    waits.get(edge.dependent)?.push({ service, condition, required, needsContainer: needsContainer(edge) });
  }
  return (service) => waits.get(service) ?? [];
}
