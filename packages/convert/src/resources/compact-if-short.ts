import type { Expression } from "../code/expression";

/** Two arguments fit on the line of their call. */
export function compactIfShort(value: Expression): Expression {
  return value.kind === "object" && value.entries.length <= 2 ? { ...value, expanded: false } : value;
}
