import type { Field, Fields } from "../schema/field";
import { DEFAULTS, isList, isMap, same, type Value, type ValueMap } from "../values/value";
import { matchMembers } from "./match-members";

/**
 * The inputs after a refresh: those that the program gave, with the values that the resource now has. A default whose
 * value changed is no default any more.
 */
export function refreshedInputs(fields: Fields, inputs: ValueMap, state: ValueMap): ValueMap {
  return refreshObject(fields, inputs, state).value;
}

interface Refreshed<T extends Value> {
  readonly value: T;
  /** Whether everything inside still has the value that was given. */
  readonly unchanged: boolean;
}

function refreshObject(fields: Fields, inputs: ValueMap, state: ValueMap): Refreshed<ValueMap> {
  const listed = inputs[DEFAULTS];
  const defaults = new Set(isList(listed) ? listed : []);
  const result: Record<string, Value> = {};
  let unchanged = true;
  for (const [name, value] of Object.entries(inputs)) {
    if (name === DEFAULTS) continue;
    const refreshed = name in state ? refresh(fields[name], value, state[name] ?? null) : undefined;
    if (refreshed !== undefined) result[name] = refreshed.value;
    if (!refreshed?.unchanged) {
      unchanged = false;
      defaults.delete(name);
    }
  }
  if (!isList(listed)) return { value: result, unchanged: true };
  return { value: { ...result, [DEFAULTS]: [...defaults].sort() }, unchanged };
}

function refresh(field: Field | undefined, input: Value, state: Value): Refreshed<Value> {
  const block = field?.block;
  if (isList(input) && isList(state)) return refreshList(field, input, state);
  if (isMap(input) && isMap(state)) {
    if (block !== undefined) return refreshObject(block, input, state);
    const kept = Object.entries(input).filter(([key]) => key in state);
    const value: ValueMap = Object.fromEntries(kept.map(([key]): [string, Value] => [key, state[key] ?? null]));
    return { value, unchanged: same(input, value) };
  }
  return { value: state, unchanged: same(input, state) };
}

function refreshList(
  field: Field | undefined,
  input: readonly Value[],
  state: readonly Value[],
): Refreshed<readonly Value[]> {
  const matches = field?.kind === "set" ? matchMembers(input, state) : undefined;
  const items = input.map((item, i): Refreshed<Value> | undefined => {
    const at = matches === undefined ? i : matches.get(i);
    if (at === undefined || at >= state.length) return undefined;
    const now = state[at] ?? null;
    if (field?.block !== undefined && isMap(item) && isMap(now)) return refreshObject(field.block, item, now);
    return { value: now, unchanged: same(item, now) };
  });
  const kept = items.filter((item) => item !== undefined);
  return {
    value: kept.map((item) => item.value),
    unchanged: kept.length === items.length && kept.every((item) => item.unchanged),
  };
}
