import type { Field, Fields } from "../schema/field";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { sameSet } from "./set-identity";
import { ordered } from "./set-order";

/** See `plan`. A set that has the recorded members stays as recorded; any other is written anew. */
export function planSet(field: Field, prior: Value, config: Value, creating: boolean): Value {
  if (config === UNKNOWN) return UNKNOWN;
  const wanted = listOf(field, config);
  const recorded = listOf(field, prior);
  if (wanted === undefined) {
    if (field.computed) return keptOrUnknown(field, prior, creating);
    if (recorded !== undefined && recorded.length === 0) return prior;
    return field.block === undefined || field.one ? null : [];
  }
  if (sameSet(field, recorded ?? [], wanted)) return prior;
  const { block } = field;
  const members = block === undefined ? wanted : wanted.map((item) => (isMap(item) ? filled(block, item) : item));
  if (!field.one) return ordered(field, members);
  return members[0] ?? null;
}

/** A block nobody has set is recorded as an empty list, which counts as known. */
function keptOrUnknown(field: Field, prior: Value, creating: boolean): Value {
  if (field.block !== undefined) return creating ? UNKNOWN : prior;
  return prior ?? UNKNOWN;
}

function listOf(field: Field, value: Value): readonly Value[] | undefined {
  if (isList(value)) return value;
  return field.one && isMap(value) ? [value] : undefined;
}

/** A member of a set as it is planned: texts and lists that are missing become empty, numbers and flags stay unset. */
export function filled(block: Fields, member: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(block).map(([name, field]) => [name, filledValue(field, member[name] ?? null)]),
  );
}

function filledValue(field: Field, value: Value): Value {
  const { block } = field;
  switch (field.kind) {
    case "string":
      return value ?? field.default ?? "";
    case "int":
    case "bool":
      return value ?? field.default ?? null;
    case "map":
      return value;
    case "list":
    case "set":
      if (block === undefined) return value === null ? [] : arranged(field, value);
      if (isMap(value)) return filled(block, value);
      if (value === null) return field.one ? null : [];
      return isList(value)
        ? arranged(
            field,
            value.map((item) => (isMap(item) ? filled(block, item) : item)),
          )
        : value;
  }
}

function arranged(field: Field, value: Value): Value {
  return field.kind === "set" && isList(value) ? ordered(field, value) : value;
}
