import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { PropertyChange } from "./deployment-event";
import { isSecret, showValue } from "./show-value";

type Metadata = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/** What a step changes, property by property, in the order of their paths. */
export function propertyChanges(metadata: Metadata): readonly PropertyChange[] {
  const { detailedDiff, old, new: next } = metadata;
  if (!detailedDiff) return (metadata.diffs ?? []).map((path) => ({ path, kind: "update", replaces: false }));
  const changes = Object.entries(detailedDiff).filter(([path]) => !isConfigHash(next?.inputs, path));
  return (changes.length > 0 ? changes : Object.entries(detailedDiff))
    .map(([path, { diffKind, inputDiff }]): PropertyChange => {
      const before = valueAt(inputDiff ? old?.inputs : old?.outputs, path) ?? valueAt(old?.inputs, path);
      const after = valueAt(next?.inputs, path);
      const kind = diffKind.startsWith("add") ? "add" : diffKind.startsWith("delete") ? "delete" : "update";
      return {
        path,
        kind,
        replaces: diffKind.endsWith("-replace"),
        ...(kind !== "add" && before !== undefined && { old: showValue(before) }),
        ...(kind !== "delete" && after !== undefined && { new: showValue(after) }),
      };
    })
    .sort((a, b) => a.path.localeCompare(b.path, "en", { numeric: true }));
}

/** The hash of the whole configuration changes with everything else: it is worth a line only when nothing else does. */
function isConfigHash(inputs: unknown, path: string): boolean {
  const label = /^(labels\[\d+\])/.exec(path)?.[1];
  return label !== undefined && valueAt(inputs, `${label}.label`) === "com.docker.compose.config-hash";
}

/** The value at a path of Pulumi's: `labels[2].value`, `a["b.c"]`. Of what is secret as a whole, so is all that is in it. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const [, quoted, index, name] of path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    if (isSecret(value)) return value;
    if (typeof value !== "object" || value === null) return undefined;
    const key = quoted?.replace(/\\(.)/g, "$1") ?? index ?? name ?? "";
    value = Object.entries(value).find(([candidate]) => candidate === key)?.[1];
  }
  return value;
}
