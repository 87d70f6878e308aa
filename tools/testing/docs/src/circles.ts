/** Groups of two or more that lead to each other, and whoever leads to itself (Tarjan's strongly connected components). */
export function circles(nodes: Iterable<string>, next: (node: string) => Iterable<string>): readonly string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): void => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    open.push(node);
    for (const other of next(node)) {
      if (!index.has(other)) visit(other);
      if (open.includes(other)) low.set(node, Math.min(low.get(node) ?? own, low.get(other) ?? own));
    }
    if (low.get(node) !== own) return;
    const group = open.splice(open.indexOf(node));
    if (group.length > 1 || [...next(node)].includes(node)) found.push(group.sort());
  };
  for (const node of nodes) if (!index.has(node)) visit(node);
  return found;
}
