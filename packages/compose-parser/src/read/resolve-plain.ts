import type { Source } from "../source/source";
import { Scalar, type ScalarType, type ScalarValue } from "../tree/node";
import { timestampOf } from "./timestamp";

const words = new Map<string, readonly [ScalarType, ScalarValue]>([
  ...["", "~", "null", "Null", "NULL"].map((w) => [w, ["null", null]] as const),
  ...["true", "True", "TRUE"].map((w) => [w, ["bool", true]] as const),
  ...["false", "False", "FALSE"].map((w) => [w, ["bool", false]] as const),
  ...[".nan", ".NaN", ".NAN"].map((w) => [w, ["float", Number.NaN]] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((w) => [w, ["float", Number.POSITIVE_INFINITY]] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((w) => [w, ["float", Number.NEGATIVE_INFINITY]] as const),
  ...["-0", "-0.0"].map((w) => [w, ["float", -0]] as const),
]);

const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The type and value of a plain scalar, as Go's YAML library resolves it: YAML 1.2's core schema, with 1.1's octals
 * (`0755`) and underscores in numbers; `yes`, `no`, `on` and `off` are strings.
 */
export function resolvePlain(text: string, source: Source, start: number, end: number): Scalar {
  const first = text.charCodeAt(0);
  // Digits, signs and dots start numbers, a few letters start words; everything else is a string at once.
  if (!mayBeSpecial(first)) return new Scalar("string", text, source, start, end);
  const word = words.get(text);
  if (word) return new Scalar(word[0], word[1], source, start, end);
  const number = numberOf(text, first, source, start, end);
  return number ?? new Scalar("string", text, source, start, end);
}

function mayBeSpecial(code: number): boolean {
  if (Number.isNaN(code)) return true;
  if (code >= 0x30 && code <= 0x39) return true;
  return "+-.~nNtTfF".includes(String.fromCharCode(code));
}

function numberOf(text: string, first: number, source: Source, start: number, end: number): Scalar | undefined {
  const digit = first >= 0x30 && first <= 0x39;
  if (!digit && !"+-.".includes(text[0] ?? " ")) return undefined;
  if (digit) {
    const timestamp = timestampOf(text);
    if (timestamp) return new Scalar("timestamp", timestamp, source, start, end);
  }
  const plain = text.includes("_") && first !== 0x2e ? text.replaceAll("_", "") : text;
  if (integer.test(plain)) {
    const value = integerOf(plain);
    if (value !== undefined) return new Scalar("int", value, source, start, end);
  }
  return float.test(plain) ? new Scalar("float", Number(plain), source, start, end) : undefined;
}

/** An integer in any of Go's spellings; undefined when it does not fit into 64 bits. */
export function integerOf(text: string): number | bigint | undefined {
  if (text.length < 16 && /^-?(?:0|[1-9][0-9]*)$/.test(text)) return Number(text);
  const negative = text.startsWith("-");
  let digits = text.replace(/^[-+]/, "");
  if (/^0[0-7]+$/.test(digits)) digits = `0o${digits.slice(1)}`;
  const size = BigInt(digits.toLowerCase());
  const value = negative ? -size : size;
  if (value < -(2n ** 63n) || value >= 2n ** 64n) return undefined;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}
