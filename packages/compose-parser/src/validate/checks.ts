import { isIP } from "node:net";
import type { Attribute, Check } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import { type Mapping, type Node, stringOf } from "../tree/node";

/** Stage 4, second half of a file's own: rules about one value in its long form that its type alone cannot tell. */
export function runChecks(root: Mapping, attribute: Attribute, reporter: Reporter): void {
  const path: (string | number)[] = [];
  walk(root, attribute);

  function walk(node: Node, at: Attribute | undefined): void {
    if (!at) return;
    if (at.check) check(at.check, node, reporter, [...path]);
    if (node.kind === "mapping") {
      if (!at.mapping) return;
      for (const entry of node.entries.values()) {
        path.push(entry.key);
        walk(entry.value, childOf(at, entry.key));
        path.pop();
      }
    } else if (node.kind === "sequence" && at.list && (at.list.items.mapping || at.list.items.check)) {
      for (let i = 0; i < node.items.length; i++) {
        const item = node.items[i];
        if (!item) continue;
        path.push(i);
        walk(item, at.list.items);
        path.pop();
      }
    }
  }
}

function check(kind: Check, node: Node, reporter: Reporter, path: (string | number)[]): void {
  switch (kind) {
    case "watchPath":
      if (stringOf(node) === "") reporter.report("empty-watch-path", node, {}, { path });
      return;
    case "ipAddress":
      if (node.kind === "mapping") checkIp(node, reporter, path);
      return;
    case "deviceRequest":
      if (node.kind === "mapping" && node.entries.has("count") && node.entries.has("device_ids")) {
        reporter.report("count-and-device-ids", node.entries.get("count"), {}, { path });
      }
      return;
    case "externalVolume":
      if (node.kind === "mapping") checkExternal(node, reporter, path);
      return;
    case "configObject":
      if (node.kind === "mapping") checkFileObject(node, ["file", "environment", "content"], "config", reporter, path);
      return;
    case "secretObject":
      if (node.kind === "mapping") checkFileObject(node, ["file", "environment"], "secret", reporter, path);
      return;
  }
}

function checkIp(node: Mapping, reporter: Reporter, path: (string | number)[]): void {
  const ip = node.get("host_ip");
  const text = stringOf(ip);
  if (ip && text !== undefined && isIP(text) === 0) reporter.report("invalid-ip", ip, { text }, { path });
}

function checkExternal(node: Mapping, reporter: Reporter, path: (string | number)[]): void {
  const external = node.get("external");
  if (external?.kind !== "scalar" || external.value !== true) return;
  for (const entry of node.entries.values()) {
    if (entry.key === "name" || entry.key === "external" || entry.key.startsWith("x-")) continue;
    const related = [{ message: "declared external here", at: external }];
    reporter.report("external-conflict", entry, { key: entry.key }, { path, related });
  }
}

function checkFileObject(
  node: Mapping,
  keys: readonly string[],
  what: string,
  reporter: Reporter,
  path: (string | number)[],
): void {
  const given = keys.filter((key) => node.entries.has(key));
  const name = String(path[1] ?? "");
  if (given.length > 1) {
    const second = node.entries.get(given[1] ?? "");
    reporter.report("exclusive-attributes", second, { what, name, keys: given }, { path });
  } else if (given.length === 0 && !node.entries.has("driver") && !node.entries.has("external")) {
    reporter.report("no-content", node, { what, name, keys }, { path });
  }
}
