import type { Field, Fields } from "../schema/field";
import { isList, isMap, type Value, type ValueMap } from "../values/value";

/** A text that is equal for members of a set that Terraform takes for the same one: a missing value equals its zero. */
export function identity(field: Field, member: Value): string {
  if (field.block === undefined || !isMap(member)) return JSON.stringify(member ?? "");
  return JSON.stringify(objectIdentity(field.block, member));
}

function objectIdentity(block: Fields, member: ValueMap): unknown[] {
  return Object.keys(block)
    .sort()
    .filter((name) => block[name]?.optional || block[name]?.required)
    .map((name) => {
      const field = block[name];
      return field ? valueIdentity(field, member[name] ?? null) : null;
    });
}

function valueIdentity(field: Field, value: Value): unknown {
  switch (field.kind) {
    case "string":
      return value ?? field.default ?? "";
    case "int":
      return value ?? field.default ?? 0;
    case "bool":
      return value ?? field.default ?? false;
    case "map":
      return isMap(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
    case "list":
    case "set": {
      const items = field.one && isMap(value) ? [value] : isList(value) ? value : [];
      const ids = items.map((item) => identity(field, item));
      return field.kind === "set" ? ids.sort() : ids;
    }
  }
}

/** Whether two sets have the same members, in whatever order. */
export function sameSet(field: Field, a: readonly Value[], b: readonly Value[]): boolean {
  const ids = (list: readonly Value[]) => [...new Set(list.map((item) => identity(field, item)))].sort();
  return JSON.stringify(ids(a)) === JSON.stringify(ids(b));
}
