import type { Graph } from "./graph";

/** The services that the given one waits for, directly or through others, breadth first. */
export function waitsFor(graph: Graph, service: string): string[] {
  const seen = new Set([service]);
  for (const name of seen) for (const { dependency } of graph.dependencies.get(name) ?? []) seen.add(dependency);
  seen.delete(service);
  return [...seen];
}
