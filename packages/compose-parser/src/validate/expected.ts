import type { Expected } from "../attributes/attribute";
import { nameOf } from "../diagnostics/name-of";
import { didYouMean } from "../diagnostics/nearest";
import type { Reporter } from "../diagnostics/reporter";
import { isSymbolic } from "../interpolate/symbolic";
import { type Mapping, type Scalar, stringOf } from "../tree/node";
import { parseDuration } from "../units/duration";

/**
 * Says where a value is not what the specification expects of it, though compose-go takes it.
 *
 * @param beside the mapping that the value stands in
 * @returns false: it is an error, and the value has to go
 */
export function asExpected(
  node: Scalar,
  expected: Expected,
  beside: Mapping | undefined,
  path: readonly (string | number)[],
  reporter: Reporter,
): boolean {
  const { values = [], forms, wanted } = expected;
  const text = String(node.value);
  // Nothing at all is as if it was left out.
  if (text === "" || isSymbolic(text)) return true;
  const isError = decides(expected, beside);
  const at = { path: [...path], ...(isError && { severity: "error" as const }) };
  const limits = outside(node, expected);
  if (limits !== undefined) {
    reporter.report("unexpected-value", node, { text, wanted: limits, of: nameOf(path) }, at);
    return !isError;
  }
  if (values.length === 0 && forms === undefined) return true;
  if (values.includes(text) || forms?.test(text)) return true;
  if (wanted === undefined) {
    const hint = didYouMean(text, values);
    reporter.report("unknown-value", node, { value: text, of: nameOf(path), values }, { ...at, hint });
  } else reporter.report("unexpected-value", node, { text, wanted, of: nameOf(path) }, at);
  return !isError;
}

function decides({ decidesWith }: Expected, beside: Mapping | undefined): boolean {
  if (decidesWith === undefined) return false;
  const [key, value] = decidesWith;
  return stringOf(beside?.get(key)) === value;
}

/** What a number or a duration should be; undefined: it is. */
function outside(node: Scalar, { minimum, maximum }: Expected): string | undefined {
  if (minimum === undefined && maximum === undefined) return undefined;
  const number =
    typeof node.value === "string" ? (parseDuration(node.value) ?? Number(node.value)) : Number(node.value);
  if (maximum !== undefined && (number < (minimum ?? Number.NEGATIVE_INFINITY) || number > maximum)) {
    return `from ${minimum ?? 0} to ${maximum}`;
  }
  return minimum !== undefined && number < minimum ? `at least ${minimum}` : undefined;
}
