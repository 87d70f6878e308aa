import type { GraphEdge } from "./graph";

type Line = Pick<GraphEdge, "from" | "to">;

/** A box, all that it waits for and all that waits for it, directly or through others. */
export function relatives(edges: readonly Line[], id: string): ReadonlySet<string> {
  const before = reached(id, (one) => edges.filter(({ to }) => to === one).map(({ from }) => from));
  const after = reached(id, (one) => edges.filter(({ from }) => from === one).map(({ to }) => to));
  return new Set([...before, ...after]);
}

function reached(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const all = new Set([start]);
  for (const id of all) for (const one of next(id)) all.add(one);
  return all;
}
