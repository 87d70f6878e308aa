import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "./value";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Marks a value that must leave the plugin as a secret. */
export const SECRET_MARK = { signature: SIGNATURE, secret: SECRET } as const;

/** Reads the engine's properties. Secrets and outputs become their plain values. */
export function fromStruct(struct: Struct | undefined): ValueMap {
  return struct ? mapFrom(struct.toJavaScript()) : {};
}

/** Writes properties for the engine. */
export function toStruct(values: ValueMap): Struct {
  return Struct.fromJavaScript(jsonMap(values));
}

/** Reads a value that was written as JSON. */
export function fromJson(json: Json): Value {
  return valueFrom(json);
}

function mapFrom(json: { [key: string]: Json }): ValueMap {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, valueFrom(value)]));
}

function valueFrom(json: Json): Value {
  if (json === UNKNOWN_TEXT) return UNKNOWN;
  if (Array.isArray(json)) return json.map(valueFrom);
  if (json === null || typeof json !== "object") return json;
  const inner = json.value;
  if (json[SIGNATURE] === SECRET) return valueFrom(inner ?? null);
  if (json[SIGNATURE] === OUTPUT) return inner === undefined ? UNKNOWN : valueFrom(inner);
  return mapFrom(json);
}

function jsonMap(values: ValueMap): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, jsonOf(value)]));
}

function jsonOf(value: Value): Json {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (isList(value)) return value.map(jsonOf);
  return isMap(value) ? jsonMap(value) : value;
}

/** The value as a secret for the engine. */
export function secret(value: Value): ValueMap {
  return { [SECRET_MARK.signature]: SECRET_MARK.secret, value };
}
