import { goFloat } from "../tree/go-float";
import { quoteYaml } from "./quote-yaml";

/** Plain values as YAML in the style that compose prints: two spaces, lists indented, texts quoted only where needed. */
export function goYaml(value: unknown): string {
  return `${block(value, 0, 0).replace(/^\n/, "")}\n`;
}

/** A value behind its key or dash, which end at `column`: on the same line, or from the next line on. */
function block(value: unknown, indent: number, column: number): string {
  const pad = " ".repeat(indent);
  if (Array.isArray(value)) {
    if (value.length === 0) return " []";
    return value.map((item) => `\n${pad}-${compact(block(item, indent + 2, indent + 1), indent + 2)}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return " {}";
    return entries.map(([key, item]) => `\n${pad}${entry(quoteYaml(key), item, indent)}`).join("");
  }
  return ` ${scalar(value, indent, column + 1)}`;
}

function entry(key: string, value: unknown, indent: number): string {
  return `${key}:${block(value, indent + 2, indent + key.length + 1)}`;
}

/** The first line of a mapping in a list stands beside the dash. */
function compact(text: string, indent: number): string {
  const lead = `\n${" ".repeat(indent)}`;
  return text.startsWith(lead) ? ` ${text.slice(lead.length)}` : text;
}

function scalar(value: unknown, indent: number, column: number): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : goFloat(value);
  if (typeof value !== "string") return String(value);
  return value.includes("\n") ? literal(value, indent) : fold(quoteYaml(value), indent, column);
}

/** Breaks a text at the first single space behind each 80th column. */
function fold(text: string, indent: number, start: number): string {
  if (start + text.length <= 80 || text.startsWith('"')) return text;
  let out = "";
  let column = start;
  for (let at = 0; at < text.length; at++) {
    const single = text[at] === " " && text[at - 1] !== " " && text[at + 1] !== " ";
    if (single && column > 80 && at < text.length - 1) {
      out += `\n${" ".repeat(indent)}`;
      column = indent;
    } else {
      out += text[at];
      column++;
    }
  }
  return out;
}

function literal(text: string, indent: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot stand in a literal block
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(text) || /^ *\n|[ \t]\n|[ \t]$/.test(text))
    return JSON.stringify(text);
  const hint = /^ /.test(text) ? "2" : "";
  const chomp = text.endsWith("\n\n") || text === "\n" ? "+" : text.endsWith("\n") ? "" : "-";
  const pad = " ".repeat(indent);
  const lines = text.replace(/\n$/, "").split("\n");
  return `|${hint}${chomp}\n${lines.map((line) => (line === "" ? "" : pad + line)).join("\n")}`;
}
