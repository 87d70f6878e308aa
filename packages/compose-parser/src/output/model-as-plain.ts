import { emptyRecord } from "../decode/record";
import { byBytes } from "../tree/by-bytes";
import type { Node } from "../tree/node";
import { textOf } from "../tree/text";

/** A model as plain values with sorted keys: what `docker compose config --no-interpolate` prints. */
export function modelAsPlain(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(modelAsPlain);
  if (node.fromList) {
    return [...node.entries.values()].map(({ key, value }) =>
      value.kind === "scalar" && value.type === "null" ? key : `${key}=${value.kind === "scalar" ? textOf(value) : ""}`,
    );
  }
  const out = emptyRecord<unknown>();
  for (const key of [...node.entries.keys()].sort(byBytes)) {
    const value = node.get(key);
    if (value) out[key] = modelAsPlain(value);
  }
  return out;
}
