import type { Attribute } from "../attributes/attribute";
import { entryOf } from "../attributes/child";
import { emptyRecord } from "../decode/record";
import { byBytes } from "../tree/by-bytes";
import { formatDuration } from "../units/format-duration";
import type { Form } from "./canonical";
import { sortDeep } from "./sort-deep";

/** A typed value as compose prints it; undefined where it prints nothing. */
export function printValue(value: unknown, attribute: Attribute, form: Form): unknown {
  switch (attribute.value) {
    case "duration":
      return typeof value === "number" ? formatDuration(value) : value;
    case "bytes":
      return typeof value === "number" ? String(value) : value;
    case "fileMode":
      return typeof value === "number" ? `0${value.toString(8)}` : value;
    case "float32":
    case "cpus":
      return typeof value === "number" ? shortest32(value) : value;
    case "hosts":
      return printHosts(value);
    case "ssh":
      return printSsh(value);
    case "ulimit":
      return printUlimit(value);
    case "list":
      return Array.isArray(value) && attribute.list ? printList(value, attribute.list.items, form) : value;
    case "map":
      return isRecord(value) ? printMap(value, attribute, form) : value;
    case "object":
      return isRecord(value) ? printObject(value, attribute, form) : value;
    case "variables":
    case "labels":
    case "mapping":
    case "options":
    case "multiOptions":
      return isRecord(value) ? sortKeys(value) : value;
    case "any":
      return sortDeep(value);
    default:
      return value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  const out = emptyRecord<unknown>();
  for (const key of Object.keys(value).sort(byBytes)) out[key] = value[key];
  return out;
}

function printList(value: readonly unknown[], items: Attribute, form: Form): unknown[] {
  return value.map((item) => printValue(item, items, form) ?? emptyRecord());
}

function printMap(value: Record<string, unknown>, attribute: Attribute, form: Form): unknown {
  const out = emptyRecord<unknown>();
  for (const key of Object.keys(value).sort(byBytes)) {
    const child = entryOf(attribute, key);
    if (child) out[key] = value[key] === null ? null : printValue(value[key], child, form);
  }
  return out;
}

function printObject(value: Record<string, unknown>, attribute: Attribute, form: Form): Record<string, unknown> {
  const out = emptyRecord<unknown>();
  for (const [key, child] of Object.entries(attribute.mapping?.properties ?? {})) {
    const own = value[key];
    const name = form === "json" ? (child.jsonKey ?? key) : key;
    if (own === undefined || (own === null && child.value !== "command")) {
      const nothing = child.print === "always" && form === "json" ? zeroOf(child, form) : undefined;
      if (nothing !== undefined) out[name] = nothing;
      continue;
    }
    if (child.print === "unless-true") {
      if (own === false) out[name] = false;
      continue;
    }
    const printed = printValue(own, child, form);
    if (isEmpty(own, child) && child.print !== "always" && child.print !== "set") continue;
    if (child.value === "command" && own === null && form === "yaml") continue;
    out[name] = printed;
  }
  if (form === "yaml" && isRecord(value.extensions)) {
    for (const key of Object.keys(value.extensions).sort(byBytes)) out[key] = sortDeep(value.extensions[key]);
  }
  return out;
}

/** What Go leaves out: zero numbers, empty texts, empty lists and mappings; an object that is there is printed. */
function isEmpty(value: unknown, attribute: Attribute): boolean {
  if (value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (attribute.value === "object" || attribute.value === "command") return false;
  return isRecord(value) && Object.keys(value).length === 0;
}

function zeroOf(attribute: Attribute, form: Form): unknown {
  switch (attribute.value) {
    case "command":
      return null;
    case "object":
      return printObject({}, attribute, form);
    case "bool":
      return false;
    case "string":
      return "";
    case "bytes":
      return "0";
    default:
      return 0;
  }
}

/** The fewest digits that give the same 32-bit float again. */
function shortest32(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function printHosts(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const lines = Object.entries(value).flatMap(([host, ips]) =>
    Array.isArray(ips) ? ips.map((ip) => `${host}=${ip}`) : [],
  );
  return lines.sort(byBytes);
}

/** Compose prints the keys of `ssh` as texts, `id: path` in one. */
function printSsh(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.entries(value).map(([id, path]) => (path ? `${id}: ${path}` : id));
}

function printUlimit(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { single, soft = 0, hard = 0 } = value;
  return single ? single : { ...(soft !== 0 && { soft }), ...(hard !== 0 && { hard }) };
}
