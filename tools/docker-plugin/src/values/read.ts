import { isList, isMap, type Value, type ValueMap } from "./value";

// The typed view of a property map that a resource works with: a missing value is its type's zero, as in the official plugin.

export function textOf(map: ValueMap, key: string): string {
  const value = map[key];
  return typeof value === "string" ? value : "";
}

export function numberOf(map: ValueMap, key: string): number {
  const value = map[key];
  return typeof value === "number" ? value : 0;
}

export function flagOf(map: ValueMap, key: string): boolean {
  return map[key] === true;
}

export function textsOf(map: ValueMap, key: string): string[] {
  const value = map[key];
  return isList(value) ? value.map((item) => (typeof item === "string" ? item : "")) : [];
}

export function objectsOf(map: ValueMap, key: string): ValueMap[] {
  const value = map[key];
  return isList(value) ? value.filter(isMap) : [];
}

export function objectOf(map: ValueMap, key: string): ValueMap | undefined {
  const value = map[key];
  return isMap(value) ? value : undefined;
}

export function textMapOf(map: ValueMap, key: string): Record<string, string> {
  const value = map[key];
  if (!isMap(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, scalarText(v)]));
}

/** Whether the value is there and not its type's zero. */
export function isSet(map: ValueMap, key: string): boolean {
  const value = map[key];
  if (value === undefined || value === null || value === false || value === 0 || value === "") return false;
  if (isList(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : true;
}

/** A scalar as Terraform's flat state writes it. */
export function scalarText(value: Value): string {
  return value === null || typeof value === "symbol" || typeof value === "object" ? "" : String(value);
}
