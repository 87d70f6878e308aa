import type { Attribute, UniqueBy } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import { parseVolume } from "../long-form/short/volume";
import { fromKeyValueList } from "../merge/key-values";
import type { Mapping, Node } from "../tree/node";
import { stringOf } from "../tree/node";
import { textOf } from "../tree/text";
import { duplicateIn } from "../validate/duplicates";

/**
 * Within a list that has an identity for its entries, the later of two equal ones replaces the earlier; lists of
 * `key=value` become mappings. Works in place and returns what stands for the node.
 */
export function makeUnique(node: Node, attribute: Attribute | undefined, reporter: Reporter, repeats = false): Node {
  if (!attribute) return node;
  const isPlain = repeats || attribute.bare === true || attribute.repeats === true;
  if (node.kind === "mapping") {
    for (const entry of node.entries.values()) {
      if (entry.value.kind !== "scalar")
        entry.value = makeUnique(entry.value, childOf(attribute, entry.key), reporter, isPlain);
    }
  } else if (node.kind === "sequence") {
    if (attribute.merge === "keyValues") {
      // Where entries have no identity, the same one twice is a mistake, which the table finds in the list as it is.
      if ((isPlain || !attribute.unique) && duplicateIn(node.items)) return node;
      return fromKeyValueList(node.items, node, (item) => reporter.report("key-value-expected", item, {}));
    }
    if (attribute.unique && !isPlain) node.items = uniqueItems(node.items, attribute.unique, reporter);
    const items = attribute.list?.items;
    if (items?.mapping) for (const item of node.items) makeUnique(item, items, reporter, isPlain);
  }
  return node;
}

function uniqueItems(items: readonly Node[], by: UniqueBy, reporter: Reporter): Node[] {
  const out: Node[] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item, by);
    if (key === undefined) {
      reporter.report("no-identity", item, { what: by });
      continue;
    }
    const at = seen.get(key);
    if (at === undefined) {
      seen.set(key, out.length);
      out.push(item);
    } else {
      out[at] = item;
    }
  }
  return out;
}

/** What identifies an entry; undefined when it lacks that. */
function keyOf(item: Node, by: UniqueBy): string | undefined {
  if (item.kind === "mapping") return mappingKey(item, by);
  if (item.kind !== "scalar")
    return by === "port" || by === "mount" || by === "device" || by === "envFile" ? "" : undefined;
  const text = stringOf(item);
  switch (by) {
    case "key":
      return text?.split("=", 1)[0];
    case "expose":
      return text ?? (item.type === "int" ? String(item.value) : undefined);
    case "port":
      return text ?? (item.type === "int" ? String(item.value) : "");
    case "mount":
      return text === undefined ? "" : (parseVolume(text).target ?? "");
    case "device":
      return text === undefined ? "" : (text.split(":")[1] ?? text);
    case "envFile":
      return text ?? "";
    case "secret":
      return text === undefined ? undefined : `/run/secrets/${text}`;
    case "config":
      return text === undefined ? undefined : `/${text}`;
  }
}

function mappingKey(item: Mapping, by: UniqueBy): string | undefined {
  const text = (key: string): string | undefined => {
    const value = item.get(key);
    return value?.kind === "scalar" ? textOf(value) : undefined;
  };
  switch (by) {
    case "mount":
    case "device":
      return stringOf(item.get("target"));
    case "port":
      if (!item.get("target")) return undefined;
      return `${text("host_ip") ?? "0.0.0.0"}:${published(item)}:${text("target")}/${text("protocol") ?? "tcp"}`;
    case "envFile":
      return stringOf(item.get("path"));
    case "secret":
      return text("target") ?? `/run/secrets/${text("source") ?? "<nil>"}`;
    case "config":
      return text("target") ?? `/${text("source") ?? "<nil>"}`;
    default:
      return undefined;
  }
}

/** A port published as a number and one as a string are different entries until the long form is reached. */
function published(item: Mapping): string {
  const value = item.get("published");
  if (value?.kind !== "scalar") return "<nil>";
  return value.type === "string" ? textOf(value) : `${value.type}=${textOf(value)}`;
}
