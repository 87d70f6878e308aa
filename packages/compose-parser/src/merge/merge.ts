import type { Attribute, MergeRule } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import { equal } from "../tree/equal";
import { isNull, type Mapping, mappingAt, type Node, type Sequence, stringAt } from "../tree/node";
import { asNames, defaultDependency } from "./as-names";
import { mergeIpamConfig } from "./ipam";
import { fromKeyValueList } from "./key-values";
import { toSequence } from "./to-sequence";

/**
 * Stage 3: lays `over` on `base` by the rules of the table (Compose Specification, merge). Both are used up: the result
 * is made of their nodes.
 */
export function merge(base: Node, over: Node, attribute: Attribute | undefined, reporter: Reporter): Node {
  if (attribute?.merge) return mergeBy(attribute.merge, base, over, attribute, reporter);
  if (isNull(over)) return base;
  if (base.kind === "mapping") {
    if (over.kind === "mapping") return mergeMappings(base, over, attribute, reporter);
    return cannot(base, over, reporter);
  }
  if (base.kind === "sequence") {
    if (over.kind === "sequence") return append(base, over);
    return cannot(base, over, reporter);
  }
  return over;
}

export function mergeMappings(
  base: Mapping,
  over: Mapping,
  attribute: Attribute | undefined,
  reporter: Reporter,
): Mapping {
  for (const entry of over.entries.values()) {
    const before = base.entries.get(entry.key);
    if (before) {
      const merged = merge(before.value, entry.value, childOf(attribute, entry.key), reporter);
      // A replaced value takes its key's place along.
      if (merged === entry.value) base.entries.set(entry.key, entry);
      else before.value = merged;
    } else {
      base.entries.set(entry.key, entry);
    }
  }
  return base;
}

function mergeBy(rule: MergeRule, base: Node, over: Node, attribute: Attribute, reporter: Reporter): Node {
  switch (rule) {
    case "replace":
      return over;
    case "keyValues":
      return mergeKeyValues(base, over, reporter);
    case "sequence":
      return append(toSequence(base), toSequence(over));
    case "build":
      return mergeMappings(asBuild(base), asBuild(over), attribute, reporter);
    case "dependsOn":
      return mergeNames(base, over, attribute, reporter, defaultDependency);
    case "names":
      return mergeNames(base, over, attribute, reporter);
    case "logging":
      return mergeLogging(base, over, attribute, reporter);
    case "ulimit":
      return base.kind === "mapping" && over.kind === "mapping" ? mergeMappings(base, over, attribute, reporter) : over;
    case "ipamConfig":
      return mergeIpamConfig(
        base,
        over,
        (before, after) => mergeMappings(before, after, attribute.list?.items, reporter),
        reporter,
      );
  }
}

function mergeKeyValues(base: Node, over: Node, reporter: Reporter): Node {
  const bad = (item: Node) => reporter.report("key-value-expected", item, {});
  const [into, from] = [base, over].map((node) => {
    if (node.kind === "mapping") return node;
    const items = node.kind === "sequence" ? node.items : node.type === "string" ? [node] : [];
    return fromKeyValueList(items, node, bad);
  });
  if (!into || !from) return base;
  for (const entry of from.entries.values()) into.entries.set(entry.key, entry);
  into.fromList = true;
  return into;
}

/** Entries of `over` that the base does not have yet, behind it. */
function append(base: Sequence, over: Sequence): Sequence {
  const texts = new Set<unknown>();
  const others: Node[] = [];
  const keyOf = (node: Node) => (node.kind === "scalar" && node.type === "string" ? node.value : undefined);
  for (const item of base.items) {
    const key = keyOf(item);
    if (key === undefined) others.push(item);
    else texts.add(key);
  }
  for (const item of over.items) {
    const key = keyOf(item);
    if (key !== undefined ? texts.has(key) : others.some((other) => equal(other, item))) continue;
    if (key === undefined) others.push(item);
    else texts.add(key);
    base.items.push(item);
  }
  return base;
}

function asBuild(node: Node): Mapping {
  if (node.kind === "mapping") return node;
  const map = mappingAt(node);
  if (node.kind === "scalar" && node.type === "string") map.set("context", stringAt(String(node.value), node));
  return map;
}

function mergeNames(base: Node, over: Node, attribute: Attribute, reporter: Reporter, fill?: (at: Node) => Node): Node {
  const into = asNames(base, reporter, fill);
  const from = asNames(over, reporter, fill);
  return mergeMappings(into, from, attribute, reporter);
}

function mergeLogging(base: Node, over: Node, attribute: Attribute, reporter: Reporter): Node {
  if (base.kind !== "mapping" || over.kind !== "mapping") return cannot(base, over, reporter);
  const [before, after] = [base.get("driver"), over.get("driver")];
  // Options belong to a driver: another driver starts anew.
  if (before && after && !equal(before, after)) return over;
  return mergeMappings(base, over, attribute, reporter);
}

function cannot(base: Node, over: Node, reporter: Reporter): Node {
  const describe = (node: Node) =>
    node.kind === "scalar"
      ? node.type === "null"
        ? "nothing"
        : `a ${node.type}`
      : node.kind === "mapping"
        ? "a mapping"
        : "a list";
  reporter.report(
    "cannot-merge",
    over,
    { base: describe(base), over: describe(over) },
    { related: [{ message: "what it would be merged with", at: base }] },
  );
  return base;
}
