import { childOf } from "../attributes/child";
import { container as containerAttributes } from "../attributes/container";
import { projectAttribute } from "../attributes/project";
import { Reporter } from "../diagnostics/reporter";
import { merge } from "../merge/merge";
import { clone } from "../tree/clone";
import { type Mapping, mappingAt } from "../tree/node";

/** A `pre_start` hook runs in a container like the service's own: what it does not say, the service does. */
export function resolvePreStart(service: Mapping): void {
  const hooks = service.get("pre_start");
  if (hooks?.kind !== "sequence" || hooks.items.length === 0) return;
  const attribute = childOf(childOf(projectAttribute, "services"), "hook");
  hooks.items = hooks.items.map((hook) => {
    if (hook.kind !== "mapping") return hook;
    const base = mappingAt(hook);
    for (const entry of service.entries.values()) {
      if (entry.key !== "volumes" && Object.hasOwn(containerAttributes, entry.key))
        base.set(entry.key, clone(entry.value), entry);
    }
    return merge(base, hook, attribute, new Reporter());
  });
}
