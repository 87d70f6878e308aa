import type { Attribute } from "../attributes/attribute";
import { childOf, entryOf } from "../attributes/child";
import { nameOf } from "../diagnostics/name-of";
import type { Reporter } from "../diagnostics/reporter";
import type { Mapping, Node } from "../tree/node";
import { decodeCommand, decodeHealthTest } from "./decode-command";
import { decodeHosts } from "./decode-hosts";
import { decodeKeyValues, decodeMultiOptions, decodeOptions, decodeSsh } from "./decode-key-values";
import { decodeScalar } from "./decode-scalar";
import { plain } from "./plain";
import { emptyRecord } from "./record";

/** A value of the project; undefined where there is nothing to say. */
export type Value = unknown;

/** Stage 6, last part: a tree in long form as the project's typed values. Texts become durations, sizes and numbers here. */
function decode(node: Node, attribute: Attribute, path: (string | number)[], reporter: Reporter): Value {
  switch (attribute.value) {
    case "any":
      return plain(node);
    case "string":
    case "bool":
    case "int":
    case "uint":
    case "float32":
    case "cpus":
    case "duration":
    case "bytes":
    case "deviceCount":
    case "fileMode":
      return decodeScalar(attribute.value, node, path, reporter);
    case "command":
      return decodeCommand(node, path, reporter);
    case "healthTest":
      return decodeHealthTest(node);
    case "strings":
    case "texts":
      return decodeStrings(node, attribute, path, reporter);
    case "variables":
    case "labels":
    case "mapping":
      return decodeKeyValues(attribute.value, node, path, reporter);
    case "options":
      return decodeOptions(node);
    case "multiOptions":
      return decodeMultiOptions(node);
    case "hosts":
      return decodeHosts(node, path, reporter);
    case "ssh":
      return decodeSsh(node);
    case "ulimit":
      return decodeUlimit(node, path, reporter);
    case "list":
      return decodeList(node, attribute, path, reporter);
    case "map":
      return decodeMap(node, attribute, path, reporter);
    case "object":
      return node.kind === "mapping" ? decodeObject(node, attribute, path, reporter) : undefined;
  }
}

export function decodeObject(
  node: Mapping,
  attribute: Attribute,
  path: (string | number)[],
  reporter: Reporter,
): Record<string, Value> {
  const out = emptyRecord<Value>();
  let extensions: Record<string, Value> | undefined;
  for (const entry of node.entries.values()) {
    const child = childOf(attribute, entry.key);
    if (!child) {
      if (!entry.key.startsWith("x-")) continue;
      extensions ??= emptyRecord();
      extensions[entry.key] = plain(entry.value);
      continue;
    }
    path.push(entry.key);
    const value = decode(entry.value, child, path, reporter);
    path.pop();
    if (value !== undefined) out[entry.key] = value;
  }
  if (extensions) out.extensions = extensions;
  return out;
}

function decodeStrings(node: Node, attribute: Attribute, path: (string | number)[], reporter: Reporter): Value {
  if (node.kind === "mapping") return undefined;
  const items = node.kind === "sequence" ? node.items : node.type === "null" ? [] : [node];
  return items.map((item, i) => {
    const kind = attribute.value === "texts" ? "text" : "string";
    return decodeScalar(kind, item, [...path, i], reporter) ?? "";
  });
}

function decodeList(node: Node, attribute: Attribute, path: (string | number)[], reporter: Reporter): Value {
  if (node.kind !== "sequence" || !attribute.list) return undefined;
  const { items } = attribute.list;
  return node.items.flatMap((item, i) => {
    path.push(i);
    const value = decode(item, items, path, reporter);
    // What is no text for the short syntax (`volumes: [2024-01-01]`) never became an entry.
    if (value === undefined && items.value === "object") {
      reporter.report(
        "wrong-type",
        item,
        { of: nameOf(path), wanted: "text or a mapping", got: "another scalar" },
        { path: [...path] },
      );
    }
    path.pop();
    return value === undefined ? [] : [value];
  });
}

function decodeMap(node: Node, attribute: Attribute, path: (string | number)[], reporter: Reporter): Value {
  if (node.kind !== "mapping") return undefined;
  const out = emptyRecord<Value>();
  for (const entry of node.entries.values()) {
    const child = entryOf(attribute, entry.key);
    if (!child) continue;
    path.push(entry.key);
    const empty = entry.value.kind === "scalar" && entry.value.type === "null";
    out[entry.key] = empty ? null : decode(entry.value, child, path, reporter);
    path.pop();
  }
  return out;
}

function decodeUlimit(node: Node, path: (string | number)[], reporter: Reporter): Value {
  if (node.kind === "scalar") {
    const single = decodeScalar("int", node, path, reporter);
    return typeof single === "number" && node.type === "int"
      ? { single, soft: single, hard: single }
      : badUlimit(node, path, reporter);
  }
  if (node.kind !== "mapping") return undefined;
  const part = (key: string) => {
    const value = node.get(key);
    return value ? (decodeScalar("int", value, [...path, key], reporter) ?? 0) : 0;
  };
  return { soft: part("soft"), hard: part("hard") };
}

function badUlimit(node: Node, path: (string | number)[], reporter: Reporter): undefined {
  reporter.report("bad-cast", node, { text: "it", type: "integer" }, { path: [...path] });
  return undefined;
}
