import { type Node, type Sequence, sequenceAt, stringAt } from "../tree/node";
import { textOf } from "../tree/text";

/**
 * A string, a list or a mapping of `key: value` as a list; another scalar gives an empty one. What cannot be a value stays as it is,
 * for the table to refuse.
 */
export function toSequence(node: Node): Sequence {
  if (node.kind === "sequence") return node;
  if (node.kind === "scalar") return sequenceAt(node.type === "string" ? [node] : [], node);
  const items: Node[] = [];
  for (const entry of node.entries.values()) {
    const value = entry.value;
    const at = { source: entry.source, start: entry.start, end: value.source === entry.source ? value.end : entry.end };
    if (value.kind === "sequence") {
      for (const item of value.items)
        items.push(item.kind === "scalar" ? stringAt(`${entry.key}=${textOf(item)}`, item) : item);
    } else if (value.kind === "scalar") {
      items.push(stringAt(value.type === "null" ? entry.key : `${entry.key}=${textOf(value)}`, at));
    } else {
      items.push(value);
    }
  }
  items.sort((a, b) => (a.kind === "scalar" && b.kind === "scalar" ? compare(String(a.value), String(b.value)) : 0));
  return sequenceAt(items, node);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
