import type { Node } from "../tree/node";
import { emptyRecord } from "./record";

/** A tree as plain values, nothing interpreted. */
export function plain(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(plain);
  const out = emptyRecord<unknown>();
  for (const entry of node.entries.values()) out[entry.key] = plain(entry.value);
  return out;
}
