import type { Field } from "../schema/field";
import { isList, isMap, type Value } from "../values/value";

/** Converts between scalars as the bridge does before Terraform sees the value: `8080` for a string, `"8080"` for a number. */
export function coerce(field: Field, value: Value): Value {
  switch (field.kind) {
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    case "int":
      if (typeof value === "number") return Math.trunc(value);
      return typeof value === "string" && /^[+-]?\d+$/.test(value) ? Number(value) : value;
    case "bool":
      return typeof value === "string" ? (BOOLEANS[value] ?? value) : value;
    case "map":
      return isMap(value) ? mapValues(value) : value;
    case "list":
    case "set":
      return field.block === undefined && isList(value) ? value.map(scalarToText) : value;
  }
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, "1": true, "0": false };

function mapValues(map: { readonly [key: string]: Value }): Value {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, scalarToText(value)]));
}

function scalarToText(value: Value): Value {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}
