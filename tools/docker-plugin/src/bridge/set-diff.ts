import type { Field } from "../schema/field";
import { isList, isMap, type Value } from "../values/value";
import { type DiffKind, type Place, valueDiff } from "./detailed-diff";
import { indexPath } from "./property-path";
import { identity } from "./set-identity";

/**
 * The members that are gone and those that are new. A new one is named by its place among the inputs, as the program's
 * order is what the user knows; when it cannot be found there, the set is reported as a whole.
 */
export function setDiff(
  place: Place,
  field: Field,
  prior: readonly Value[],
  planned: readonly Value[],
  inputs: Value,
): Map<string, DiffKind> {
  const before = byIdentity(field, prior);
  const after = byIdentity(field, planned);
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, index]) => index);
  const fresh = [...after].filter(([id]) => !before.has(id)).map(([, index]) => index);
  if (gone.length === 0 && fresh.length === 0) return new Map();
  const located = locate(field, fresh, planned, isList(inputs) ? inputs : []);
  if (located === undefined) {
    return new Map([[place.path, field.forceNew ? "update-replace" : "update"]]);
  }
  const indices = [...new Set([...gone, ...located.keys()])];
  const items = indices.flatMap((index) => {
    const member: Place = {
      path: indexPath(place.path, index),
      field: undefined,
      block: field.block,
      replaces: field.forceNew,
    };
    const old = gone.includes(index) ? (prior[index] ?? null) : null;
    const plannedIndex = located.get(index);
    const now = plannedIndex === undefined ? null : (planned[plannedIndex] ?? null);
    return [...valueDiff(member, old, now, null)];
  });
  return new Map(items);
}

function byIdentity(field: Field, items: readonly Value[]): Map<string, number> {
  return new Map(items.map((item, index) => [identity(field, item), index]));
}

/** Index among the inputs → index among the planned members. */
function locate(
  field: Field,
  fresh: readonly number[],
  planned: readonly Value[],
  inputs: readonly Value[],
): Map<number, number> | undefined {
  if (inputs.length < planned.length) return undefined;
  const located = new Map<number, number>();
  for (const plannedIndex of fresh) {
    const wanted = planned[plannedIndex] ?? null;
    const at = inputs.findIndex((input, i) => !located.has(i) && comesFrom(field, wanted, input));
    if (at === -1) return undefined;
    located.set(at, plannedIndex);
  }
  return located;
}

/**
 * Whether a planned member may come from an input. A property that was filled with an empty text counts as different
 * from one that was not given, so members with optional texts are rarely found: so it is in the official plugin.
 */
function comesFrom(field: Field, planned: Value, input: Value): boolean {
  if (field.block === undefined || !isMap(planned)) return identity(field, planned) === identity(field, input);
  if (!isMap(input)) return false;
  const { block } = field;
  return Object.entries(planned).every(([name, value]) => {
    const inner = block[name];
    if (inner === undefined) return true;
    const given = input[name] ?? null;
    if (inner.computed && given === null) return true;
    if (inner.kind === "list" || inner.kind === "set" || inner.kind === "map") {
      return (
        (isEmpty(value) && isEmpty(given)) ||
        identity({ ...field, block: { [name]: inner } }, { [name]: value }) ===
          identity({ ...field, block: { [name]: inner } }, { [name]: given })
      );
    }
    return value === given;
  });
}

function isEmpty(value: Value): boolean {
  return value === null || (isList(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0);
}
