import type { Field, Fields } from "../schema/field";
import { isList, isMap, same, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { listEdits } from "./list-edits";
import { indexPath, keyPath } from "./property-path";
import { setDiff } from "./set-diff";

export type DiffKind = "add" | "delete" | "update" | "add-replace" | "delete-replace" | "update-replace";

export type DetailedDiff = ReadonlyMap<string, DiffKind>;

/** Where a value stands: how it is declared, and whether a change of it replaces because of a list, set or map around it. */
export interface Place {
  readonly path: string;
  /** Undefined for a member of a map or of a list of texts. */
  readonly field: Field | undefined;
  /** The properties of the object here, where `field` is a member of a block. */
  readonly block: Fields | undefined;
  readonly replaces: boolean;
}

/** The differences between the recorded and the planned state, path by path, as the bridge reports them. */
export function detailedDiff(fields: Fields, prior: ValueMap, planned: ValueMap, inputs: ValueMap): DetailedDiff {
  return objectDiff(fields, prior, planned, "", false, inputs);
}

function objectDiff(
  fields: Fields,
  prior: ValueMap,
  planned: ValueMap,
  path: string,
  parentReplaces: boolean,
  inputs: Value,
): Map<string, DiffKind> {
  const diffs = Object.entries(fields).flatMap(([name, field]): [string, DiffKind][] => {
    const place: Place = {
      path: keyPath(path, name),
      field,
      block: undefined,
      replaces: field.forceNew || parentReplaces,
    };
    const input = isMap(inputs) ? (inputs[name] ?? null) : null;
    return [...valueDiff(place, prior[name] ?? null, planned[name] ?? null, input)];
  });
  return new Map(diffs);
}

/** One property or one member of a list or set. */
export function valueDiff(place: Place, before: Value, after: Value, inputs: Value): Map<string, DiffKind> {
  const prior = present(before);
  const planned = present(after);
  if (prior === null || planned === null || planned === UNKNOWN) return wholeDiff(place, prior, planned);
  const { field, block, path } = place;
  if (block !== undefined && isMap(prior) && isMap(planned)) {
    return objectDiff(block, prior, planned, path, false, inputs);
  }
  if (field?.block !== undefined && field.one && isMap(prior) && isMap(planned)) {
    return objectDiff(field.block, prior, planned, path, field.forceNew, inputs);
  }
  if (field !== undefined && isList(prior) && isList(planned)) {
    if (field.kind === "set") return setDiff(place, field, prior, planned, inputs);
    return field.block === undefined
      ? textsDiff(place, prior, planned)
      : blocksDiff(field, path, prior, planned, inputs);
  }
  if (isMap(prior) && isMap(planned)) return mapDiff(place, prior, planned);
  return same(prior, planned) ? new Map() : new Map([[path, place.replaces ? "update-replace" : "update"]]);
}

/** An empty list counts as none. */
function present(value: Value): Value {
  return isList(value) && value.length === 0 ? null : value;
}

/** Something appears, disappears or is not known yet: reported at its own path, whatever is inside. */
function wholeDiff(place: Place, prior: Value, planned: Value): Map<string, DiffKind> {
  if (prior === null && planned === null) return new Map();
  const kind = prior === null ? "add" : planned === null ? "delete" : "update";
  const replaces = place.replaces || insideReplaces(place, planned) || insideReplaces(place, prior);
  return new Map<string, DiffKind>([[place.path, replaces ? `${kind}-replace` : kind]]);
}

function insideReplaces(place: Place, value: Value): boolean {
  const block = place.block ?? place.field?.block;
  if (block === undefined) return false;
  const objects = isList(value) ? value.filter(isMap) : isMap(value) ? [value] : [];
  return objects.some((object) =>
    Object.entries(block).some(([name, field]) => {
      if (!(name in object)) return false;
      const inner: Place = { path: "", field, block: undefined, replaces: field.forceNew };
      return field.forceNew || insideReplaces(inner, object[name] ?? null);
    }),
  );
}

function textsDiff(place: Place, prior: readonly Value[], planned: readonly Value[]): Map<string, DiffKind> {
  const { removed, added } = listEdits(prior, planned);
  const gone = new Set(removed);
  const fresh = new Set(added);
  const result = new Map<string, DiffKind>();
  for (const index of new Set([...removed, ...added])) {
    const kind = gone.has(index) ? (fresh.has(index) ? "update" : "delete") : "add";
    result.set(indexPath(place.path, index), place.field?.forceNew ? `${kind}-replace` : kind);
  }
  return result;
}

function blocksDiff(
  field: Field,
  path: string,
  prior: readonly Value[],
  planned: readonly Value[],
  inputs: Value,
): Map<string, DiffKind> {
  const longest = Math.max(prior.length, planned.length);
  const items = Array.from({ length: longest }, (_, i) => {
    const place = { path: indexPath(path, i), field: undefined, block: field.block, replaces: field.forceNew };
    return [...valueDiff(place, prior[i] ?? null, planned[i] ?? null, isList(inputs) ? (inputs[i] ?? null) : null)];
  });
  return new Map(items.flat());
}

function mapDiff(place: Place, prior: ValueMap, planned: ValueMap): Map<string, DiffKind> {
  const keys = [...new Set([...Object.keys(prior), ...Object.keys(planned)])].sort();
  const replaces = place.field?.forceNew === true;
  const items = keys.flatMap((key) => {
    const inner: Place = { path: keyPath(place.path, key), field: undefined, block: undefined, replaces };
    return [...valueDiff(inner, prior[key] ?? null, planned[key] ?? null, null)];
  });
  return new Map(items);
}
