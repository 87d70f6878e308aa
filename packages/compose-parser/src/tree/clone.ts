import { Entry, Mapping, type Node, Scalar, Sequence } from "./node";

/** A copy that shares nothing with the original but the sources. */
export function clone(node: Node): Node {
  if (node.kind === "scalar") return new Scalar(node.type, node.value, node.source, node.start, node.end);
  if (node.kind === "sequence") return new Sequence(node.items.map(clone), node.source, node.start, node.end);
  return cloneMapping(node);
}

export function cloneMapping(node: Mapping): Mapping {
  const copy = new Mapping(node.source, node.start, node.end);
  copy.fromList = node.fromList;
  for (const e of node.entries.values()) {
    copy.entries.set(e.key, new Entry(e.key, clone(e.value), e.source, e.start, e.end));
  }
  return copy;
}
