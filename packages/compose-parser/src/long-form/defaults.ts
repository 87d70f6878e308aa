import type { Attribute, Default } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import { boolAt, type Mapping, type Node, stringAt } from "../tree/node";
import { textOf } from "../tree/text";

/** Stage 5, second half: what compose fills in where a file leaves something out. Each default knows what it is for. */
export function setDefaults(node: Node, attribute: Attribute | undefined): void {
  if (!attribute || attribute.bare) return;
  if (node.kind === "mapping") {
    if (attribute.default) fill(attribute.default, node);
    if (!attribute.mapping) return;
    for (const entry of node.entries.values()) {
      if (entry.value.kind !== "scalar") setDefaults(entry.value, childOf(attribute, entry.key));
    }
  } else if (node.kind === "sequence" && attribute.list?.items.mapping) {
    for (const item of node.items) setDefaults(item, attribute.list.items);
  }
}

function fill(kind: Default, node: Mapping): void {
  const absent = (key: string) => !node.entries.has(key);
  switch (kind) {
    case "buildContext":
      if (absent("context")) node.set("context", stringAt(".", node));
      return;
    case "secretTarget": {
      const source = node.get("source");
      const name = source?.kind === "scalar" ? textOf(source) : "<nil>";
      if (absent("target")) node.set("target", stringAt(`/run/secrets/${name}`, node));
      return;
    }
    case "port":
      if (absent("protocol")) node.set("protocol", stringAt("tcp", node));
      if (absent("mode")) node.set("mode", stringAt("ingress", node));
      return;
    case "deviceCount":
      if (absent("count") && absent("device_ids")) node.set("count", stringAt("all", node));
      return;
    case "bindOptions":
      if (absent("create_host_path")) node.set("create_host_path", boolAt(true, node));
      return;
  }
}
