import type { ResourceSchema } from "../schema/resource-schema";
import { DEFAULTS, isList, type ValueMap } from "../values/value";
import { type DiffKind, detailedDiff } from "./detailed-diff";
import { keepIgnored } from "./keep-ignored";
import { plan } from "./plan";
import { rootOf } from "./property-path";
import { requiresNew } from "./requires-new";
import { compareBytes } from "./set-order";

export interface DiffResult {
  readonly changed: boolean;
  readonly diffs: readonly string[];
  readonly replaces: readonly string[];
  readonly stables: readonly string[];
  readonly deleteBeforeReplace: boolean;
  readonly detailed: ReadonlyMap<string, DiffKind>;
}

/** The verdict on a change of inputs: nothing, an update in place, or a replacement, and because of what. */
export function diff(
  schema: ResourceSchema,
  olds: ValueMap,
  news: ValueMap,
  ignoreChanges: readonly string[],
): DiffResult {
  const planned = keepIgnored(plan(schema.fields, olds, news), olds, ignoreChanges);
  const found = detailedDiff(schema.fields, olds, planned, news);
  const detailed = settle(found, requiresNew(schema.fields, olds, planned));
  const replaces = [...detailed].filter(([, kind]) => kind.endsWith("-replace")).map(([path]) => rootOf(path));
  const stables = Object.entries(schema.fields)
    .filter(([name, field]) => field.forceNew && !replaces.includes(name))
    .map(([name]) => name);
  return {
    changed: detailed.size > 0,
    diffs: [...new Set([...detailed.keys()].map(rootOf))].sort(compareBytes),
    replaces: replaces.sort(compareBytes),
    stables: stables.sort(compareBytes),
    deleteBeforeReplace: replaces.length > 0 && (schema.deleteFirst || hasGivenName(schema, news)),
    detailed,
  };
}

/**
 * Terraform's verdict on replacement rules over the one worked out from the paths. A replacement that no path explains is
 * pinned on `__meta`; that is what a Service with a network given by name suffers from after a refresh.
 */
function settle(found: ReadonlyMap<string, DiffKind>, replace: boolean): ReadonlyMap<string, DiffKind> {
  const isReplaced = [...found.values()].some((kind) => kind.endsWith("-replace"));
  if (replace) return isReplaced ? found : new Map([...found, ["__meta", "update-replace"]]);
  return new Map([...found].map(([path, kind]) => [path, inPlace(kind)]));
}

function inPlace(kind: DiffKind): DiffKind {
  switch (kind) {
    case "add":
    case "add-replace":
      return "add";
    case "delete":
    case "delete-replace":
      return "delete";
    case "update":
    case "update-replace":
      return "update";
  }
}

/** A resource whose name the program chose cannot exist twice, so the old one has to go first. */
function hasGivenName(schema: ResourceSchema, news: ValueMap): boolean {
  const defaults = news[DEFAULTS];
  if (!isList(defaults)) return false;
  return Object.entries(schema.fields).some(
    ([name, field]) => field.autoName && name in news && !defaults.includes(name),
  );
}
