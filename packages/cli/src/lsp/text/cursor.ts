import type { Entry, Mapping, Node, Path } from "@pulumi-compose/parser";

/** What stands at an offset of a tree. */
export interface Cursor {
  /** Keys of mappings and indices of lists from the root. */
  readonly path: Path;
  /** The key that it is, or that it belongs to. */
  readonly entry: Entry | undefined;
  /** The deepest value. */
  readonly node: Node;
  readonly isKey: boolean;
}

/** Follows an offset into a tree, as deep as it goes. What aliases bring in stands elsewhere and is not entered. */
export function cursorAt(root: Mapping, offset: number): Cursor {
  const path: (string | number)[] = [];
  let node: Node = root;
  let entry: Entry | undefined;
  for (;;) {
    const next: Step | undefined = node.kind === "mapping" ? inMapping(node, offset) : inSequence(node, offset);
    if (!next) return { path, entry, node, isKey: false };
    path.push(next.part);
    entry = next.entry ?? entry;
    if (next.isKey) return { path, entry, node: next.node, isKey: true };
    // An alias: what it stands for is written before it.
    if (next.entry && next.node.start < next.entry.start) return { path, entry, node: next.node, isKey: false };
    node = next.node;
  }
}

interface Step {
  readonly part: string | number;
  readonly node: Node;
  readonly entry?: Entry;
  readonly isKey: boolean;
}

function inMapping(mapping: Mapping, offset: number): Step | undefined {
  let found: Entry | undefined;
  for (const entry of mapping.entries.values()) {
    const isOwn = entry.start >= mapping.start;
    if (isOwn && entry.start <= offset && (!found || entry.start > found.start)) found = entry;
  }
  if (!found) return undefined;
  return { part: found.key, node: found.value, entry: found, isKey: offset <= found.end };
}

function inSequence(node: Node, offset: number): Step | undefined {
  if (node.kind !== "sequence") return undefined;
  let found: Step | undefined;
  node.items.forEach((item, part) => {
    if (item.start <= offset && item.start >= node.start) found = { part, node: item, isKey: false };
  });
  return found;
}
