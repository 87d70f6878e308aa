import { Entry, type Mapping, mappingAt, type Node, nullAt, type Scalar, stringAt } from "../tree/node";

/**
 * The entries of a list of `key=value` as a mapping; a key without `=` has a null value. Items that are no strings go
 * to `bad`.
 */
export function fromKeyValueList(items: readonly Node[], at: Node, bad: (item: Node) => void): Mapping {
  const map = mappingAt(at);
  map.fromList = true;
  for (const item of items) {
    if (item.kind !== "scalar" || item.type !== "string" || typeof item.value !== "string") {
      bad(item);
      continue;
    }
    addPair(map, item, item.value);
  }
  return map;
}

function addPair(map: Mapping, item: Scalar, text: string): void {
  const cut = text.indexOf("=");
  const key = cut < 0 ? text : text.slice(0, cut);
  const value = cut < 0 ? nullAt(item) : stringAt(text.slice(cut + 1), item);
  // The later one wins and keeps the place of the first in the order.
  map.entries.set(key, new Entry(key, value, item.source, item.start, item.end));
}
