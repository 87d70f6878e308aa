import type { Attribute } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import type { Mapping, Node } from "../tree/node";
import { expand } from "./short/expand";

/** Stage 5, first half: every attribute from its short to its long syntax, in place. */
export function toLongForm(root: Mapping, attribute: Attribute, reporter: Reporter, tolerant: boolean): void {
  walkMapping(root, attribute);

  function walk(node: Node, at: Attribute): Node {
    const long = at.short ? expand(at.short, node, at, reporter, tolerant) : node;
    if (long.kind === "mapping") walkMapping(long, at);
    else if (long.kind === "sequence" && at.list) {
      const { items } = at.list;
      if (items.short || items.mapping) {
        for (let i = 0; i < long.items.length; i++) {
          const item = long.items[i];
          if (item) long.items[i] = walk(item, items);
        }
      }
    }
    return long;
  }

  function walkMapping(map: Mapping, at: Attribute): void {
    for (const entry of map.entries.values()) {
      const child = childOf(at, entry.key);
      if (child) entry.value = walk(entry.value, child);
    }
  }
}

/** Empty entries of a list that compose drops (`dns: [""]`). */
export function dropEmpty(root: Mapping): void {
  for (const kind of ["services", "jobs"]) {
    const all = root.get(kind);
    if (all?.kind !== "mapping") continue;
    for (const { value } of all.entries.values()) {
      const dns = value.kind === "mapping" ? value.get("dns") : undefined;
      if (dns?.kind === "sequence")
        dns.items = dns.items.filter((item) => item.kind !== "scalar" || (item.value !== "" && item.value !== null));
    }
  }
}
