import { type Node, type Sequence, sequenceAt, stringAt } from "../tree/node";
import { textOf } from "../tree/text";

/** A string, a list or a mapping of `key: value` as a list; anything else gives an empty one. */
export function toSequence(node: Node): Sequence {
  if (node.kind === "sequence") return node;
  if (node.kind === "scalar") return sequenceAt(node.type === "string" ? [node] : [], node);
  const items: Node[] = [];
  for (const entry of node.entries.values()) {
    const value = entry.value;
    const at = { source: entry.source, start: entry.start, end: value.source === entry.source ? value.end : entry.end };
    if (value.kind === "sequence") {
      for (const item of value.items)
        items.push(stringAt(`${entry.key}=${item.kind === "scalar" ? textOf(item) : ""}`, item));
    } else if (value.kind === "scalar") {
      items.push(stringAt(value.type === "null" ? entry.key : `${entry.key}=${textOf(value)}`, at));
    }
  }
  items.sort((a, b) => (a.kind === "scalar" && b.kind === "scalar" ? compare(String(a.value), String(b.value)) : 0));
  return sequenceAt(items, node);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
