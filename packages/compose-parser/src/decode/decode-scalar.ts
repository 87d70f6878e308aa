import type { Reporter } from "../diagnostics/reporter";
import { castText } from "../interpolate/cast";
import { isSymbolic, showSymbolic } from "../interpolate/symbolic";
import type { Node, Scalar } from "../tree/node";
import { textOf } from "../tree/text";
import { parseBytes } from "../units/bytes";
import { parseDuration } from "../units/duration";

export type ScalarKind =
  | "string"
  | "text"
  | "bool"
  | "int"
  | "uint"
  | "float32"
  | "cpus"
  | "duration"
  | "bytes"
  | "deviceCount"
  | "fileMode";

/** Go's largest integer, as near as a number comes to it. */
const LARGEST = 2 ** 63;

/** One typed value of a scalar; undefined for null, and, with a diagnostic, for what cannot be one. */
export function decodeScalar(
  kind: ScalarKind,
  node: Node,
  path: readonly (string | number)[],
  reporter: Reporter,
): string | number | boolean | undefined {
  if (node.kind !== "scalar" || node.type === "null") return undefined;
  const text = textOf(node);
  if (kind === "text") return text;
  if (kind === "string") {
    if (node.type === "string" || node.type === "int") return text;
    return bad(node, "a string", path, reporter);
  }
  if (isSymbolic(text)) {
    reporter.report("symbolic-value", node, { text: showSymbolic(text), path: path.join(".") }, { path: [...path] });
    return undefined;
  }
  switch (kind) {
    case "bool":
      return decodeBool(node, text, path, reporter);
    case "int":
    case "uint":
      return decodeInt(kind, node, text, path, reporter);
    case "float32":
    case "cpus": {
      const value = node.type === "string" ? castText("float", text)?.value : Number(node.value);
      return typeof value === "number" ? Math.fround(value) : bad(node, "a number", path, reporter);
    }
    case "duration":
      return parseDuration(text) ?? problem("invalid-duration", node, text, path, reporter);
    case "bytes":
      if (node.type === "float") return 0;
      return parseBytes(text) ?? problem("invalid-size", node, text, path, reporter);
    case "deviceCount":
      if (text.toLowerCase() === "all") return -1;
      // Not even 2.0.
      if (node.type === "float") return bad(node, "a number of devices or `all`", path, reporter);
      return decodeInt("int", node, text, path, reporter);
    case "fileMode":
      return decodeMode(node, text, path, reporter);
  }
}

function decodeBool(
  node: Scalar,
  text: string,
  path: readonly (string | number)[],
  reporter: Reporter,
): boolean | undefined {
  if (typeof node.value === "boolean") return node.value;
  const cast = node.type === "string" ? castText("bool", text) : undefined;
  if (cast?.old) reporter.report("yaml-1.1-boolean", node, { text, value: String(cast.value) }, { path: [...path] });
  return typeof cast?.value === "boolean" ? cast.value : bad(node, "a boolean", path, reporter);
}

function decodeInt(
  kind: "int" | "uint",
  node: Scalar,
  text: string,
  path: readonly (string | number)[],
  reporter: Reporter,
): number | undefined {
  const cast = node.type === "string" ? castText("int", text)?.value : node.value;
  const value = typeof cast === "bigint" ? Number(cast) : cast;
  // Where compose wants a count without a sign, it takes no number in quotes.
  const quoted = kind === "uint" && node.type === "string";
  if (typeof value !== "number" || !Number.isFinite(value) || quoted) return bad(node, "an integer", path, reporter);
  if (Math.abs(value) > LARGEST) return bad(node, "an integer of at most 64 bits", path, reporter);
  if (kind === "uint" && value < 0) return bad(node, "an integer of at least 0", path, reporter);
  return Math.trunc(value);
}

function decodeMode(
  node: Scalar,
  text: string,
  path: readonly (string | number)[],
  reporter: Reporter,
): number | undefined {
  if (node.type === "int") return Number(node.value);
  if (node.type === "string" && /^[-+]?[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return bad(node, 'a file mode like 0444 or "0444"', path, reporter);
}

function bad(node: Scalar, wanted: string, path: readonly (string | number)[], reporter: Reporter): undefined {
  reporter.report("bad-value", node, { text: textOf(node), wanted, of: path.join(".") }, { path: [...path] });
  return undefined;
}

function problem(
  code: "invalid-duration" | "invalid-size",
  node: Scalar,
  text: string,
  path: readonly (string | number)[],
  reporter: Reporter,
): undefined {
  reporter.report(code, node, { text, of: path.join(".") }, { path: [...path] });
  return undefined;
}
