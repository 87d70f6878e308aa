import type { Node } from "./node";

/** Whether two nodes say the same; where they were written does not count, nor the order of keys. */
export function equal(a: Node, b: Node): boolean {
  if (a.kind === "scalar") return b.kind === "scalar" && a.type === b.type && a.value === b.value;
  if (a.kind === "sequence") {
    if (b.kind !== "sequence" || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => {
      const other = b.items[i];
      return other !== undefined && equal(item, other);
    });
  }
  if (b.kind !== "mapping" || a.entries.size !== b.entries.size) return false;
  for (const [key, entry] of a.entries) {
    const other = b.get(key);
    if (other === undefined || !equal(entry.value, other)) return false;
  }
  return true;
}
