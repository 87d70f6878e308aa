import type { YamlValue } from "@pulumi-compose/health-model";
import { isMap, isScalar, isSeq } from "yaml";
import { Refusal } from "./refusal";
import { splice } from "./splice";
import { columnOf, contentRange, type YamlFile } from "./yaml-file";
import { flowText, isList } from "./yaml-text";

/** Puts a value in place of a scalar or a list. Variables and comments are never thrown away. */
export function replaceNode(file: YamlFile, node: object, value: YamlValue): string | Refusal {
  const [start, end] = contentRange(file, node);
  const written = file.text.slice(start, end);
  if (/(?<!\$)(?:\$\$)*\$(?!\$)/.test(written)) return new Refusal("its value has a variable in it");
  if (isMap(node)) return new Refusal("the file has a mapping there");
  if (isScalar(node)) return splice(file.text, start, end, inQuotesOf(written, value));
  if (!isSeq(node)) return new Refusal("the file has another form there");
  if (/(?:^|\s)#/.test(written)) return new Refusal("there are comments in the list");
  const isBlock = !written.startsWith("[");
  if (!isBlock || !isList(value)) return splice(file.text, start, end, flowText(value));
  const indent = file.newline + " ".repeat(columnOf(file.text, start));
  const items = value.map((item) => `- ${typeof item === "string" ? JSON.stringify(item) : flowText(item)}`);
  return splice(file.text, start, end, items.join(indent));
}

/** A text keeps the quotes that the old one had. */
function inQuotesOf(written: string, value: YamlValue): string {
  if (typeof value !== "string") return flowText(value);
  if (written.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return written.startsWith('"') ? JSON.stringify(value) : flowText(value);
}
