import type { Reporter } from "../diagnostics/reporter";
import { fromKeyValueList } from "../merge/key-values";
import { isNull, type Node } from "../tree/node";
import { textOf } from "../tree/text";
import { emptyRecord } from "./record";

/** Variables keep a null for a name without a value; labels and other mappings make it an empty text. */
export function decodeKeyValues(
  kind: "variables" | "labels" | "mapping",
  node: Node,
  path: readonly (string | number)[],
  reporter: Reporter,
): Record<string, string | null> | undefined {
  if (node.kind === "scalar") return undefined;
  const map = node.kind === "mapping" ? node : fromKeyValueList(node.items, node, () => {});
  const out = emptyRecord<string | null>();
  for (const entry of map.entries.values()) {
    if (kind === "variables" && map.fromList && /\s$/.test(entry.key)) {
      reporter.report("variable-with-space", entry, { name: entry.key }, { path: [...path, entry.key] });
    }
    const none = kind === "variables" ? null : "";
    out[entry.key] = isNull(entry.value) || entry.value.kind !== "scalar" ? none : textOf(entry.value);
  }
  return out;
}

export function decodeOptions(node: Node): Record<string, string> | undefined {
  if (node.kind !== "mapping") return undefined;
  const out = emptyRecord<string>();
  for (const entry of node.entries.values()) {
    out[entry.key] = isNull(entry.value) || entry.value.kind !== "scalar" ? "" : textOf(entry.value);
  }
  return out;
}

export function decodeMultiOptions(node: Node): Record<string, string[]> | undefined {
  if (node.kind !== "mapping") return undefined;
  const out = emptyRecord<string[]>();
  for (const entry of node.entries.values()) {
    const items = entry.value.kind === "sequence" ? entry.value.items : [entry.value];
    out[entry.key] = items.map((item) => (item.kind === "scalar" ? textOf(item) : ""));
  }
  return out;
}

/** Keys of an agent: name to path, null for the agent's own. */
export function decodeSsh(node: Node): Record<string, string | null> | undefined {
  if (node.kind !== "mapping") return undefined;
  const out = emptyRecord<string | null>();
  for (const entry of node.entries.values()) {
    out[entry.key] = isNull(entry.value) || entry.value.kind !== "scalar" ? null : textOf(entry.value);
  }
  return out;
}
