import type { Field, Fields } from "../schema/field";
import { isList, isMap, type Value, type ValueMap } from "../values/value";

/**
 * A set's members in the order in which the bridge hands them out, without doubles. Texts sort by bytes; objects by the
 * text that Terraform's value library hashes, which lists the attributes by their Terraform names.
 */
export function ordered(field: Field, items: readonly Value[]): Value[] {
  const keyed = new Map(items.map((item): [string, Value] => [sortKey(field, item), item]));
  return [...keyed].sort(([a], [b]) => compareBytes(a, b)).map(([, item]) => item);
}

function sortKey(field: Field, item: Value): string {
  if (field.block === undefined) return typeof item === "string" ? item : "";
  return isMap(item) ? objectKey(field.block, item) : "~";
}

export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function objectKey(block: Fields, item: ValueMap): string {
  const attributes = Object.entries(block)
    .sort(([, a], [, b]) => compareBytes(a.tf, b.tf))
    .map(([name, field]) => `${valueKey(field, item[name] ?? null)};`);
  return `<${attributes.join("")}>`;
}

function valueKey(field: Field, value: Value): string {
  if (typeof value === "symbol") return "?";
  if (field.block !== undefined) {
    const items = isList(value) ? value : value === null ? [] : [value];
    return `[${ordered({ ...field, one: false }, items)
      .map((item) => `${sortKey(field, item)};`)
      .join("")}]`;
  }
  if (value === null) return "~";
  if (isList(value)) return `[${value.map((item) => `${scalarKey(item)};`).join("")}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort(compareBytes);
    return `{${keys.map((key) => `${scalarKey(key)}:${scalarKey(value[key] ?? null)};`).join("")}}`;
  }
  return scalarKey(value);
}

function scalarKey(value: Value): string {
  if (value === null) return "~";
  if (typeof value === "boolean") return value ? "T" : "F";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
