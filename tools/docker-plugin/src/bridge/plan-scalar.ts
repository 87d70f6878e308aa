import type { Field } from "../schema/field";
import { UNKNOWN, type Value } from "../values/value";

/** See `plan`. The rules are those of Terraform's older SDK, in which a missing value and its type's zero are one. */
export function planScalar(field: Field, prior: Value, config: Value, creating: boolean): Value {
  if (config === UNKNOWN) return UNKNOWN;
  const wanted = config ?? field.default ?? null;
  if (wanted === null) return field.computed ? computed(prior, creating) : isZero(prior) ? prior : null;
  if (wanted === "" && field.computed) return computed(prior, creating);
  if (wanted === "" && prior === null && config === null) return null;
  return wanted;
}

function computed(prior: Value, creating: boolean): Value {
  return prior === null && creating ? UNKNOWN : prior;
}

function isZero(value: Value): boolean {
  return value === "" || value === 0 || value === false;
}
