import type { YamlValue } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import { isNode, type Pair, type YAMLMap } from "yaml";
import { Refusal } from "./refusal";
import { splice } from "./splice";
import { columnOf, contentRange, type YamlFile } from "./yaml-file";
import { blockLines, flowText, isMapping } from "./yaml-text";

/** Adds a key to a mapping, after its last one. */
export function insertPair(file: YamlFile, map: YAMLMap, rest: Path, value: YamlValue): string | Refusal {
  const [key, ...below] = rest;
  if (typeof key !== "string") return new Refusal("the list has no such entry");
  const nested = nest(below, value);
  if (nested instanceof Refusal) return nested;
  const { text, step } = file;
  const start = map.range?.[0] ?? 0;
  if (text[start] === "{") return insertIntoFlow(file, map, `${flowText(key)}: ${flowText(nested)}`);
  const first = map.items[0]?.key;
  if (!isNode(first) || !first.range) return new Refusal("the file has another form there");
  return insertLines(file, contentRange(file, map)[1], columnOf(text, first.range[0]), blockLines(key, nested, step));
}

/** Puts a value behind a key that has none. */
export function fillPair(file: YamlFile, { key }: Pair, rest: Path, value: YamlValue): string | Refusal {
  if (!isNode(key) || !key.range) return new Refusal("the file has another form there");
  const nested = nest(rest, value);
  if (nested instanceof Refusal) return nested;
  if (!isMapping(nested)) return new Refusal("the file has nothing there");
  // Only the lines below the key are wanted: the key itself is there.
  const [, ...lines] = blockLines("-", nested, file.step);
  return insertLines(file, key.range[1], columnOf(file.text, key.range[0]), lines);
}

/** Inserts lines after the one that holds the offset. */
function insertLines(file: YamlFile, offset: number, column: number, lines: readonly string[]): string {
  const { text, newline } = file;
  const body = lines.map((line) => " ".repeat(column) + line).join(newline);
  const lineEnd = text.indexOf("\n", offset);
  if (lineEnd === -1) return `${text}${newline}${body}`;
  return splice(text, lineEnd + 1, lineEnd + 1, body + newline);
}

function insertIntoFlow(file: YamlFile, map: YAMLMap, pair: string): string {
  const [start, end] = contentRange(file, map);
  const last = map.items.at(-1);
  if (last === undefined) return splice(file.text, start, end, `{ ${pair} }`);
  const at = contentRange(file, isNode(last.value) ? last.value : last.key)[1];
  return splice(file.text, at, at, `, ${pair}`);
}

function nest(path: Path, value: YamlValue): YamlValue | Refusal {
  let nested = value;
  for (const part of [...path].reverse()) {
    if (typeof part === "number") return new Refusal("the list has no such entry");
    nested = { [part]: nested };
  }
  return nested;
}
