import type { Reporter } from "../diagnostics/reporter";
import type { Node, Span } from "../tree/node";
import { textOf } from "../tree/text";
import { emptyRecord } from "./record";

/** Extra hosts: name to addresses. A list separates by `=` or, the older way, `:`; brackets around IPv6 go. */
export function decodeHosts(
  node: Node,
  path: readonly (string | number)[],
  reporter: Reporter,
): Record<string, string[]> | undefined {
  if (node.kind === "scalar") return undefined;
  const out = emptyRecord<string[]>();
  const add = (host: string, addresses: string[], at: Span) => {
    if (host === "" || /[:=]/.test(host)) {
      reporter.report("invalid-host", at, { text: host }, { path: [...path] });
      return;
    }
    const clean = addresses.map((ip) => (/^\[.+\]$/.test(ip) && ip.length > 2 ? ip.slice(1, -1) : ip));
    out[host] = [...(out[host] ?? []), ...clean];
  };
  if (node.kind === "sequence") {
    for (const item of node.items) {
      const text = item.kind === "scalar" ? textOf(item) : "";
      const cut = text.includes("=") ? text.indexOf("=") : text.indexOf(":");
      if (cut < 0) reporter.report("invalid-host", item, { text }, { path: [...path] });
      else add(text.slice(0, cut), text.slice(cut + 1).split(","), item);
    }
  } else {
    for (const entry of node.entries.values()) {
      const items = entry.value.kind === "sequence" ? entry.value.items : [entry.value];
      const texts = items.map((item) => (item.kind === "scalar" && item.type !== "null" ? textOf(item) : ""));
      add(entry.key, texts, entry);
    }
  }
  return out;
}
