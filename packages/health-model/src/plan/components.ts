import type { Graph } from "./graph";

interface Frame {
  readonly name: string;
  next: number;
}

/**
 * Strongly connected components (Tarjan), as a number for each service: two services are in one circle exactly if
 * their numbers are equal. One pass over services and edges, on a stack of its own, so that a chain of any length does.
 */
export function components(graph: Graph): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  let found = 0;

  const lower = (name: string, to: number) => low.set(name, Math.min(low.get(name) ?? to, to));
  const enter = (name: string): Frame => {
    index.set(name, index.size);
    low.set(name, index.size - 1);
    open.push(name);
    return { name, next: 0 };
  };
  const close = (root: string) => {
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      component.set(name, found);
      if (name === root) break;
    }
    found += 1;
  };

  for (const root of graph.services) {
    if (index.has(root)) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const edge = graph.dependencies.get(frame.name)?.[frame.next];
      frame.next += 1;
      if (edge === undefined) {
        if (low.get(frame.name) === index.get(frame.name)) close(frame.name);
        frames.pop();
        const parent = frames.at(-1);
        if (parent !== undefined) lower(parent.name, low.get(frame.name) ?? 0);
      } else if (!index.has(edge.dependency)) {
        frames.push(enter(edge.dependency));
      } else if (!component.has(edge.dependency)) {
        lower(frame.name, index.get(edge.dependency) ?? 0);
      }
    }
  }
  return component;
}
