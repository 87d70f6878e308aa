/** Stands for a value that is only known once something else has been created; it appears in previews alone. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A property value as the engine sends it: secrets unwrapped, unknowns marked. */
export type Value = null | boolean | number | string | typeof UNKNOWN | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

/** The list of an object's properties that were filled in by Check. The bridge keeps it among the inputs. */
export const DEFAULTS = "__defaults";

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Deep equality; key order does not matter, list order does. */
export function same(a: Value, b: Value): boolean {
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, i) => same(item, b[i] ?? null));
  }
  if (isMap(a)) {
    if (!isMap(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((k) => k in b && same(a[k] ?? null, b[k] ?? null));
  }
  return a === b;
}

export function containsUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (isList(value)) return value.some(containsUnknown);
  if (isMap(value)) return Object.values(value).some(containsUnknown);
  return false;
}
