import type { Edge } from "./edge";

/** The edges, indexed from both ends. Every service has an entry in both. */
export interface Graph {
  readonly services: readonly string[];
  /** By dependent: whom it waits for. */
  readonly dependencies: ReadonlyMap<string, readonly Edge[]>;
  /** By dependency: who waits for it. */
  readonly dependents: ReadonlyMap<string, readonly Edge[]>;
}

export function graphOf(services: readonly string[], edges: readonly Edge[]): Graph {
  const dependencies = new Map<string, Edge[]>(services.map((name) => [name, []]));
  const dependents = new Map<string, Edge[]>(services.map((name) => [name, []]));
  for (const edge of edges) {
    dependencies.get(edge.dependent)?.push(edge);
    dependents.get(edge.dependency)?.push(edge);
  }
  return { services, dependencies, dependents };
}
