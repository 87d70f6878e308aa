import type { ValueMap } from "../values/value";

/** Leaves what `ignoreChanges` names as it is recorded. Only whole properties; the engine itself sees to deeper paths. */
export function keepIgnored(planned: ValueMap, prior: ValueMap, ignoreChanges: readonly string[]): ValueMap {
  if (ignoreChanges.length === 0) return planned;
  const ignored = new Set(ignoreChanges);
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [
      name,
      ignored.has(name) || ignored.has("*") ? (prior[name] ?? null) : value,
    ]),
  );
}
