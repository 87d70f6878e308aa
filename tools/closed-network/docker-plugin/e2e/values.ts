import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A property value as the recordings have it: secrets wrapped, as they are sent. */
export type Value = null | boolean | number | string | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// What is missing is its type's zero.

export function textOf(map: ValueMap, key: string): string {
  const value = map[key];
  return typeof value === "string" ? value : "";
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

export function toStruct(values: ValueMap): Struct {
  return Struct.fromJavaScript(values);
}
