import type { Graph } from "./graph";

/**
 * The services in layers: each stands one layer after the last of those it waits for; in the order of the files within
 * a layer. The graph must have no circle.
 */
export function layersOf(graph: Graph): string[][] {
  const depth = new Map<string, number>();
  const waiting = new Map<string, number>();
  for (const name of graph.services) waiting.set(name, graph.dependencies.get(name)?.length ?? 0);
  const queue = graph.services.filter((name) => waiting.get(name) === 0);
  for (const name of queue) {
    const below = (depth.get(name) ?? 0) + 1;
    depth.set(name, below - 1);
    for (const { dependent } of graph.dependents.get(name) ?? []) {
      depth.set(dependent, Math.max(depth.get(dependent) ?? 0, below));
      const left = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, left);
      if (left === 0) queue.push(dependent);
    }
  }
  const layers: string[][] = [];
  for (const name of graph.services) {
    const at = depth.get(name) ?? 0;
    for (let layer = layers.length; layer <= at; layer += 1) layers.push([]);
    layers[at]?.push(name);
  }
  return layers;
}
