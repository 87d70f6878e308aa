import type { Edge } from "./edge";
import type { Graph } from "./graph";

/** A gate that was not passed. */
export interface FailedGate {
  readonly dependency: string;
  /** The condition of `depends_on`; on a swarm, `service_started` has gates, too. */
  readonly condition: string;
}

/**
 * The services that do not start once some gates have failed, breadth first: who requires a condition that was not met,
 * and then who needs a service that does not start itself. `required: false` forgives both, except where the dependent is
 * made of the other's container (a shared namespace, its volumes) or is to be restarted with it.
 */
export function blockedServices(graph: Graph, failed: readonly FailedGate[]): ReadonlySet<string> {
  const blocked = new Set<string>();
  for (const { dependency, condition } of failed) {
    for (const edge of graph.dependents.get(dependency) ?? []) {
      if (edge.required && edge.condition === condition) blocked.add(edge.dependent);
    }
  }
  // What is added to a set while it is gone through is gone through, too.
  for (const service of blocked) {
    for (const edge of graph.dependents.get(service) ?? []) if (needsContainer(edge)) blocked.add(edge.dependent);
  }
  return blocked;
}

/** Whether the dependent cannot be made, or not rightly, while the dependency has no container. */
export function needsContainer({ required, restart, impliedBy }: Edge): boolean {
  return required || restart || impliedBy !== undefined;
}
