import type { Field, Fields } from "../schema/field";
import { isList, isMap, type Value, type ValueMap } from "../values/value";
import { crc32 } from "./crc32";

/**
 * A set's members in the order in which Terraform's SDK walks it, which is the order in which the official plugin hands
 * them to the engine: by the decimal checksum of a text that describes each. It decides, for one, which network a
 * container is connected to first.
 */
export function inHashOrder(field: Field, value: Value | undefined): readonly Value[] {
  const items = isList(value) ? value : field.one && isMap(value) ? [value] : [];
  const keyed = items.map((item): [string, Value] => [String(crc32(describe(field, item))), item]);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

export function textsInHashOrder(field: Field, value: Value | undefined): string[] {
  return inHashOrder(field, value).map((item) => (typeof item === "string" ? item : ""));
}

export function objectsInHashOrder(field: Field, value: Value | undefined): ValueMap[] {
  return inHashOrder(field, value).filter(isMap);
}

function describe(field: Field, member: Value): string {
  if (field.block === undefined) return typeof member === "string" ? member : "";
  return isMap(member) ? describeObject(field.block, member) : "";
}

function describeObject(block: Fields, member: ValueMap): string {
  return Object.entries(block)
    .filter(([, field]) => field.optional || field.required)
    .sort(([, a], [, b]) => (a.tf < b.tf ? -1 : 1))
    .map(([name, field]) => `${field.tf}:${describeValue(field, member[name] ?? null)};`)
    .join("");
}

function describeValue(field: Field, value: Value): string {
  switch (field.kind) {
    case "bool":
      return value === true ? "1" : "0";
    case "int":
      return String(value ?? 0);
    case "string":
      return typeof value === "string" ? value : "";
    case "map": {
      const map = isMap(value) ? value : {};
      const entries = Object.keys(map).sort();
      return `[${entries.map((key) => `${key}:${String(map[key] ?? "")};`).join("")}]`;
    }
    case "list": {
      const items: readonly Value[] = isList(value) ? value : value === null ? [] : [value];
      return `(${items.map((item) => describeMember(field, item)).join("")})`;
    }
    case "set":
      return `{${inHashOrder(field, value)
        .map((item) => describeMember(field, item))
        .join("")}}`;
  }
}

function describeMember(field: Field, item: Value): string {
  return field.block === undefined ? `${describe(field, item)};` : `<${describe(field, item)}>;`;
}
