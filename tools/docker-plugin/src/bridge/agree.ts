import type { Field, Fields } from "../schema/field";
import { containsUnknown, isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";

/**
 * Terraform's older SDK cannot tell nothing from empty. So after an apply the planned value is taken wherever state and
 * plan differ in that alone, and for every set that was known when planned.
 */
export function agreeWithPlan(fields: Fields, state: ValueMap, planned: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, agree(field, state[name] ?? null, planned[name] ?? null)]),
  );
}

function agree(field: Field, state: Value, planned: Value): Value {
  if (planned === UNKNOWN) return state;
  if (isEmpty(state) && isEmpty(planned) && field.kind !== "string") return planned;
  if (planned === null) return state;
  const { block } = field;
  if (field.kind === "set") return containsUnknown(planned) ? state : planned;
  if (field.kind === "string") return state === null && planned === "" ? planned : state;
  if (block === undefined) return state;
  if (isMap(state) && isMap(planned)) return agreeWithPlan(block, state, planned);
  if (isList(state) && isList(planned) && state.length === planned.length) {
    return state.map((item, i) => {
      const plannedItem = planned[i] ?? null;
      return isMap(item) && isMap(plannedItem) ? agreeWithPlan(block, item, plannedItem) : item;
    });
  }
  return state;
}

/** A collection without members, or nothing. */
function isEmpty(value: Value): boolean {
  if (value === null) return true;
  if (isList(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
}
