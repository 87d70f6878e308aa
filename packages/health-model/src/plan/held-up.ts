import type { Graph } from "./graph";

/** The services that do not start if the given one fails its gates, directly or through others, breadth first. */
export function heldUpBy(graph: Graph, service: string): string[] {
  return reach(service, (name) =>
    (graph.dependents.get(name) ?? []).filter((edge) => edge.required).map((edge) => edge.dependent),
  );
}

/** The services that the given one waits for, directly or through others, breadth first. */
export function waitsFor(graph: Graph, service: string): string[] {
  return reach(service, (name) => (graph.dependencies.get(name) ?? []).map((edge) => edge.dependency));
}

function reach(from: string, next: (name: string) => readonly string[]): string[] {
  const seen = new Set([from]);
  for (const name of seen) for (const other of next(name)) seen.add(other);
  seen.delete(from);
  return [...seen];
}
