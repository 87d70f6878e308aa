import type { Attribute, Short } from "../../attributes/attribute";
import type { Reporter } from "../../diagnostics/reporter";
import { asNames, defaultDependency } from "../../merge/as-names";
import {
  boolAt,
  isNull,
  type Mapping,
  mappingAt,
  type Node,
  nullAt,
  type Scalar,
  sequenceAt,
  stringAt,
} from "../../tree/node";
import { textOf } from "../../tree/text";
import { expandPort } from "./expand-ports";
import { expandVolume } from "./volume-mount";

/** Brings one value from its short to its long syntax. `tolerant`: text that still holds variables is left alone. */
export function expand(short: Short, node: Node, attribute: Attribute, reporter: Reporter, tolerant: boolean): Node {
  switch (short) {
    case "build":
      return keyed(node, "context");
    case "extends":
      return keyed(node, "service");
    case "include":
      return keyed(node, "path");
    case "fileReference":
      return keyed(node, "source");
    case "schedule":
      return keyed(node, "cron");
    case "list":
      return isString(node) ? sequenceAt([node], node) : node;
    case "names":
      return node.kind === "sequence" ? asNames(node, reporter) : node;
    case "stringify":
      return node.kind === "scalar" && node.type !== "string" ? stringAt(textOf(node), node) : node;
    case "ulimit":
      return node;
    case "dependsOn":
      return expandDependsOn(node, reporter);
    case "device":
      return isString(node) ? expandDevice(node, String(node.value), reporter, tolerant) : node;
    case "envFile":
      return expandEnvFiles(node);
    case "external":
      return expandExternal(node, reporter);
    case "gpus":
      return isString(node) ? sequenceAt([countAll(node)], node) : node;
    case "keyValues":
      return expandKeyValues(node, reporter, tolerant);
    case "ssh":
      return expandSsh(node, reporter, tolerant);
    case "ports":
      return node.kind === "sequence"
        ? sequenceAt(
            node.items.flatMap((item) => expandPort(item, reporter, tolerant)),
            node,
          )
        : node;
    case "volume":
      return isString(node) ? expandMount(node, String(node.value), reporter, tolerant) : node;
    default:
      return unreachable(short, attribute);
  }
}

function unreachable(short: never, attribute: Attribute): never {
  throw new Error(`no expansion ${String(short)} for ${attribute.value}`);
}

function isString(node: Node): node is Scalar {
  return node.kind === "scalar" && node.type === "string";
}

function keyed(node: Node, key: string): Node {
  if (!isString(node)) return node;
  const map = mappingAt(node);
  map.set(key, node);
  return map;
}

function countAll(node: Node): Mapping {
  const map = mappingAt(node);
  map.set("count", stringAt("all", node));
  return map;
}

function expandDependsOn(node: Node, reporter: Reporter): Node {
  if (node.kind === "sequence") return asNames(node, reporter, defaultDependency);
  if (node.kind !== "mapping") return node;
  for (const entry of node.entries.values()) {
    const dependency = entry.value;
    if (dependency.kind !== "mapping") continue;
    if (!dependency.get("condition")) dependency.set("condition", stringAt("service_started", entry));
    if (!dependency.get("required")) dependency.set("required", boolAt(true, entry));
  }
  return node;
}

function expandDevice(node: Scalar, text: string, reporter: Reporter, tolerant: boolean): Node {
  const parts = text.split(":");
  if (parts.length > 3) {
    if (!tolerant) reporter.report("invalid-device", node, { text });
    return keyed(node, "target");
  }
  const [source = "", target = "", permissions = "rwm"] = parts;
  const map = mappingAt(node);
  map.set("source", stringAt(source, node));
  map.set("target", stringAt(target || source, node));
  map.set("permissions", stringAt(permissions, node));
  return map;
}

function expandEnvFiles(node: Node): Node {
  const items = node.kind === "sequence" ? node.items : [node];
  if (node.kind === "mapping" || (node.kind === "scalar" && !isString(node))) return node;
  return sequenceAt(
    items.map((item) => {
      const map = item.kind === "mapping" ? item : mappingAt(item);
      if (item.kind === "scalar") map.set("path", item);
      if (!map.get("required")) map.set("required", boolAt(true, item));
      return map;
    }),
    node,
  );
}

/** `external: {name: x}` is an old spelling of `external: true` with a name. */
function expandExternal(node: Node, reporter: Reporter): Node {
  if (node.kind !== "mapping") return node;
  const external = node.entries.get("external");
  if (external?.value.kind !== "mapping") return node;
  const old = external.value.get("name");
  external.value = boolAt(true, external);
  if (!old) return node;
  reporter.report("external-name", old, {});
  const name = node.get("name");
  if (!name) node.set("name", old);
  else if (name.kind === "scalar" && old.kind === "scalar" && name.value !== old.value) {
    reporter.report("external-name-conflict", old, {}, { related: [{ message: "the name", at: name }] });
  }
  return node;
}

function expandKeyValues(node: Node, reporter: Reporter, tolerant: boolean): Node {
  if (node.kind !== "mapping" || !node.fromList) return node;
  for (const entry of node.entries.values()) {
    if (isNull(entry.value) && !tolerant) reporter.report("key-value-expected", entry, {});
  }
  return node;
}

function expandSsh(node: Node, reporter: Reporter, tolerant: boolean): Node {
  if (node.kind !== "sequence") return node;
  const map = mappingAt(node);
  for (const item of node.items) {
    const text = item.kind === "scalar" ? String(item.value) : "";
    const cut = text.indexOf("=");
    if (cut < 0 && text !== "default") {
      if (tolerant) return node;
      reporter.report("invalid-ssh", item, { text });
      continue;
    }
    map.set(cut < 0 ? text : text.slice(0, cut), cut < 0 ? nullAt(item) : stringAt(text.slice(cut + 1), item), item);
  }
  return map;
}

function expandMount(node: Scalar, text: string, reporter: Reporter, tolerant: boolean): Node {
  const mount = expandVolume(node, text);
  if (typeof mount !== "string") return mount;
  if (!tolerant) reporter.report("invalid-volume", node, { text, problem: mount });
  return tolerant ? node : mappingAt(node);
}
