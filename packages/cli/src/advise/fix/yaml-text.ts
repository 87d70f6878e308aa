import type { YamlValue } from "@pulumi-compose/health-model";
import { parse } from "yaml";

/** A value on one line, as it may stand anywhere. Texts in lists are quoted, as compose files have their commands. */
export function flowText(value: YamlValue): string {
  if (typeof value === "string") return isPlain(value) ? value : JSON.stringify(value);
  if (isList(value)) {
    return `[${value.map((item) => (typeof item === "string" ? JSON.stringify(item) : flowText(item))).join(", ")}]`;
  }
  if (!isMapping(value)) return String(value);
  const pairs = Object.entries(value).map(([key, item]) => `${flowText(key)}: ${flowText(item)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** The lines of a key with its value, mappings below it, without the indent that all of them share. */
export function blockLines(key: string, value: YamlValue, step: number): readonly string[] {
  if (!isMapping(value) || Object.keys(value).length === 0) return [`${flowText(key)}: ${flowText(value)}`];
  const below = Object.entries(value).flatMap(([name, item]) => blockLines(name, item, step));
  return [`${flowText(key)}:`, ...below.map((line) => " ".repeat(step) + line)];
}

export function isMapping(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Whether a text is itself without quotes, for readers of both YAML 1.1 and 1.2. */
function isPlain(text: string): boolean {
  return /^[\w./-]+$/.test(text) && parse(text) === text && parse(text, { version: "1.1" }) === text;
}
