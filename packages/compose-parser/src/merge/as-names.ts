import type { Reporter } from "../diagnostics/reporter";
import { boolAt, isNull, type Mapping, mappingAt, type Node, nullAt, stringAt } from "../tree/node";

/** What a dependency in short syntax stands for. */
export function defaultDependency(at: Node): Mapping {
  const map = mappingAt(at);
  map.set("condition", stringAt("service_started", at));
  map.set("required", boolAt(true, at));
  return map;
}

/** A list of names as a mapping of them. */
export function asNames(node: Node, reporter: Reporter, fill: (at: Node) => Node = nullAt): Mapping {
  if (node.kind === "mapping") return node;
  const map = mappingAt(node);
  if (isNull(node)) return map;
  const items = node.kind === "sequence" ? node.items : [node];
  for (const item of items) {
    if (item.kind === "scalar" && item.type === "string") map.set(String(item.value), fill(item), item);
    else reporter.report("name-expected", item, {});
  }
  return map;
}
