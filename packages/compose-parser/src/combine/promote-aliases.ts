import { childOf } from "../attributes/child";
import { projectAttribute } from "../attributes/project";
import type { Reporter } from "../diagnostics/reporter";
import { merge } from "../merge/merge";
import { isNull, type Mapping } from "../tree/node";

/** `x-develop` and `x-initialSync` are older names of attributes of today. */
export function promoteAliases(root: Mapping, reporter: Reporter): void {
  const services = root.get("services");
  if (services?.kind !== "mapping") return;
  const attribute = childOf(childOf(projectAttribute, "services"), "any");
  for (const { value: service } of services.entries.values()) {
    if (service.kind !== "mapping") continue;
    promote(service, "x-develop", "develop", reporter, attribute && childOf(attribute, "develop"));
    const develop = service.get("develop");
    const watch = develop?.kind === "mapping" ? develop.get("watch") : undefined;
    if (watch?.kind !== "sequence") continue;
    for (const item of watch.items) {
      if (item.kind === "mapping") promote(item, "x-initialSync", "initial_sync", reporter, undefined);
    }
  }
}

function promote(
  map: Mapping,
  from: string,
  to: string,
  reporter: Reporter,
  attribute: ReturnType<typeof childOf>,
): void {
  const old = map.entries.get(from);
  if (!old) return;
  map.entries.delete(from);
  const now = map.get(to);
  map.set(to, isNull(now) || !now ? old.value : merge(old.value, now, attribute, reporter), old);
}
