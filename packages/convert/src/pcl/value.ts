import { type Piece, splitMarkers } from "@pulumi-compose/project";

/** What markers stand for in a PCL program: an expression. */
export type PclMarker = (piece: Exclude<Piece, string>) => string;

/** A plain value as a PCL expression. */
export function pclValue(value: unknown, indent: number, marker: PclMarker): string {
  if (typeof value === "string") return pclText(value, marker);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = " ".repeat(indent + 2);
  const end = `\n${" ".repeat(indent)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${pclValue(item, indent + 2, marker)}`).join(",\n")}${end}]`;
  }
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, child]) => `${inner}${pclKey(key)} = ${pclValue(child, indent + 2, marker)}`).join("\n")}${end}}`;
}

/** A text as a PCL expression: a marker alone is its expression, among others it is interpolated. */
export function pclText(text: string, marker: PclMarker): string {
  const pieces = splitMarkers(text);
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== "string") return marker(only);
  return `"${pieces.map((piece) => (typeof piece === "string" ? escapeText(piece) : `\${${marker(piece)}}`)).join("")}"`;
}

function pclKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : `"${escapeText(key)}"`;
}

function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(/\$\{/g, "$$${").replace(/%\{/g, "%%{");
}
