import type { Source } from "../source/source";
import { Entry, Mapping, type Node, Scalar, Sequence } from "../tree/node";

/** A copy of a tree that stands `by` characters further on, in another text. */
function moved(node: Node, source: Source, by: number): Node {
  const [start, end] = [node.start + by, node.end + by];
  if (node.kind === "scalar") return new Scalar(node.type, node.value, source, start, end);
  if (node.kind === "sequence") {
    const items: Node[] = [];
    for (const item of node.items) items.push(moved(item, source, by));
    return new Sequence(items, source, start, end);
  }
  const copy = new Mapping(source, start, end);
  copy.fromList = node.fromList;
  for (const entry of node.entries.values()) copy.entries.set(entry.key, movedEntry(entry, source, by));
  return copy;
}

/** The same of an entry. */
export function movedEntry(entry: Entry, source: Source, by: number): Entry {
  return new Entry(entry.key, moved(entry.value, source, by), source, entry.start + by, entry.end + by);
}
