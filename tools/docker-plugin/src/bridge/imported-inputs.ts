import type { Field, Fields } from "../schema/field";
import { DEFAULTS, isList, isMap, type Value, type ValueMap } from "../values/value";

/** The inputs that would have made a resource which exists already: what differs from default and from zero. */
export function importedInputs(fields: Fields, state: ValueMap): ValueMap {
  const kept = Object.entries(state).flatMap(([name, value]): [string, Value][] => {
    const field = fields[name];
    if (field === undefined || (!field.optional && !field.required)) return [];
    const inputs = inputsOf(field, value);
    return !field.required && isDefault(field, inputs) ? [] : [[name, inputs]];
  });
  return { ...Object.fromEntries(kept), [DEFAULTS]: [] };
}

function inputsOf(field: Field, value: Value): Value {
  const { block } = field;
  if (isList(value)) return block === undefined ? value : value.map((v) => (isMap(v) ? importedInputs(block, v) : v));
  if (!isMap(value)) return value;
  return block === undefined ? { ...value, [DEFAULTS]: [] } : importedInputs(block, value);
}

function isDefault(field: Field, value: Value): boolean {
  if (field.default !== undefined) return value === field.default;
  if (value === null || value === false || value === 0 || value === "") return true;
  if (isList(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).every((key) => key === DEFAULTS);
}
