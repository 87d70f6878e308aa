import { equal } from "../tree/equal";
import type { Node } from "../tree/node";

/** The first two items of a list that say the same. */
export function duplicateIn(items: readonly Node[]): { first: Node; second: Node } | undefined {
  const scalars = new Map<string, Node>();
  const others: Node[] = [];
  for (const item of items) {
    if (item.kind === "scalar") {
      // JSON knows numbers, not integers and floats.
      const key = `${typeof item.value} ${String(item.value)}`;
      const first = scalars.get(key);
      if (first) return { first, second: item };
      scalars.set(key, item);
    } else {
      const first = others.find((other) => equal(other, item));
      if (first) return { first, second: item };
      others.push(item);
    }
  }
  return undefined;
}
