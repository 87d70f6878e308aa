import type { YamlValue } from "@pulumi-compose/health-model";
import { isScalar, type YAMLSeq } from "yaml";
import { Refusal } from "./refusal";
import { splice } from "./splice";
import { columnOf, contentRange, type YamlFile } from "./yaml-file";
import { blockLines, flowText, isMapping } from "./yaml-text";

/** What an entry of the short form of `depends_on` means (Compose Specification, services, depends_on). */
const SHORT: YamlValue = { condition: "service_started" };

/** Turns `depends_on` from a list of names into a mapping, with a value for one of them. */
export function expandList(file: YamlFile, list: YAMLSeq, name: string, value: YamlValue): string | Refusal {
  const names = list.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
  if (names.includes(undefined) || !names.includes(name)) return new Refusal("the list has entries of another form");
  if (!isMapping(value)) return new Refusal("the file has a list there");
  const [start, end] = contentRange(file, list);
  if (file.text[start] === "[") {
    if (/(?:^|\s)#/.test(file.text.slice(start, end))) return new Refusal("there are comments in the list");
    const pairs = names.map((one = "") => [one, one === name ? value : SHORT]);
    return splice(file.text, start, end, flowText(Object.fromEntries(pairs)));
  }
  let { text } = file;
  // From the last one on, so that the places of those before stay as they were.
  for (const item of [...list.items].reverse()) {
    const changed = expandItem({ ...file, text }, item, isScalar(item) && item.value === name ? value : SHORT);
    if (changed instanceof Refusal) return changed;
    text = changed;
  }
  return text;
}

/** `- name  # comment` to `  name:  # comment` with the value's lines below it. */
function expandItem(file: YamlFile, item: unknown, value: YamlValue): string | Refusal {
  const { text, step, newline } = file;
  const [start, end] = contentRange(file, item);
  const dash = text.lastIndexOf("-", start - 1);
  if (dash === -1 || text.slice(dash + 1, start).trim() !== "") return new Refusal("the list has another form");
  const lineEnd = /\r?\n|$/.exec(text.slice(end))?.index ?? 0;
  const below = blockLines("", value, step).slice(1);
  const indent = newline + " ".repeat(columnOf(text, dash) + 2);
  const lines = below.map((line) => indent + line).join("");
  return splice(text, dash, end + lineEnd, `  ${text.slice(start, end)}:${text.slice(end, end + lineEnd)}${lines}`);
}
