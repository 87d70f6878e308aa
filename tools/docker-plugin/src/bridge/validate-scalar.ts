import type { Field } from "../schema/field";
import { isList, isMap, type Value } from "../values/value";
import type { Failure } from "./failure";

/** Checks one scalar's type and its rule. The value has been through `coerce`. */
export function validateScalar(field: Field, value: Value, path: string): Failure[] {
  const reason = wrongType(field, value) ?? field.rule?.(value);
  return reason === undefined ? [] : [{ kind: "other", reason, path }];
}

function wrongType(field: Field, value: Value): string | undefined {
  if (isList(value)) return "Attribute must be a single value, not a list";
  if (isMap(value)) return "Attribute must be a single value, not a map";
  if (field.kind === "int" && typeof value !== "number") {
    if (typeof value !== "string") return `Attribute must be a whole number, got ${String(value)}`;
    return `cannot parse '' as int: strconv.ParseInt: parsing "${value}": invalid syntax`;
  }
  if (field.kind === "bool" && typeof value !== "boolean") {
    return `cannot parse '' as bool: strconv.ParseBool: parsing "${String(value)}": invalid syntax`;
  }
  return undefined;
}
