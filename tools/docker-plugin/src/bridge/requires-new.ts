import type { Field, Fields } from "../schema/field";
import { isList, isMap, same, type Value, type ValueMap } from "../values/value";
import { identity, sameSet } from "./set-identity";

/**
 * Whether Terraform itself would replace the resource. It looks at each attribute's own mark, and at a list's or set's
 * mark only when the number of members changes; so some changes inside a replacing block are mere updates.
 */
export function requiresNew(fields: Fields, prior: ValueMap, planned: ValueMap): boolean {
  return Object.entries(fields).some(([name, field]) =>
    fieldRequiresNew(field, prior[name] ?? null, planned[name] ?? null),
  );
}

function fieldRequiresNew(field: Field, prior: Value, planned: Value): boolean {
  const { block } = field;
  if (block === undefined) return field.forceNew && changed(field, prior, planned);
  if (typeof planned === "symbol") return field.forceNew;
  const before = members(field, prior);
  const after = members(field, planned);
  if (field.kind === "set") {
    if (sameSet(field, before, after)) return false;
    if (field.forceNew && before.length !== after.length) return true;
    const known = new Set(before.map((m) => identity(field, m)));
    const kept = new Set(after.map((m) => identity(field, m)));
    const gone = before.filter((m) => !kept.has(identity(field, m)));
    const fresh = after.filter((m) => !known.has(identity(field, m)));
    return [...gone, ...fresh].some((member) => hasForceNew(block, member));
  }
  if (field.forceNew && before.length !== after.length) return true;
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }).some((_, i) => requiresNew(block, before[i] ?? {}, after[i] ?? {}));
}

function changed(field: Field, prior: Value, planned: Value): boolean {
  if (field.kind === "set" && isList(prior) && isList(planned)) return !sameSet(field, prior, planned);
  return !same(prior, planned);
}

/** Whether a member that appears or disappears carries a value that replaces. */
function hasForceNew(block: Fields, member: ValueMap): boolean {
  return Object.entries(block).some(([name, field]) => {
    const value = member[name] ?? null;
    if (value === null || value === "" || (isList(value) && value.length === 0)) return false;
    if (field.forceNew) return true;
    const { block: inner } = field;
    return inner !== undefined && members(field, value).some((m) => hasForceNew(inner, m));
  });
}

function members(field: Field, value: Value): readonly ValueMap[] {
  if (isList(value)) return value.filter(isMap);
  return field.one && isMap(value) ? [value] : [];
}
