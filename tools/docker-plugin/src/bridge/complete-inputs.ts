import type { Field, Fields } from "../schema/field";
import { DEFAULTS, isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { coerce } from "./coerce";

export interface CompleteOptions {
  /** Makes a name for a property that wants one; undefined leaves it out. */
  readonly name: (() => string | undefined) | undefined;
}

/** The inputs with defaults filled in and listed under `__defaults`, level by level, as the bridge's Check returns them. */
export function completeInputs(
  fields: Fields,
  news: ValueMap,
  olds: ValueMap | undefined,
  options: CompleteOptions,
): ValueMap {
  const result: Record<string, Value> = {};
  for (const [name, value] of Object.entries(news)) {
    if (name.startsWith("__") || value === null) continue;
    const field = fields[name];
    result[name] = field ? completeValue(field, value, olds?.[name]) : value;
  }
  const filled = fillDefaults(fields, result, olds, options);
  return { ...filled.values, [DEFAULTS]: filled.names };
}

function completeValue(field: Field, value: Value, old: Value | undefined): Value {
  if (value === UNKNOWN) return value;
  const { block } = field;
  if (block === undefined) return coerce(field, value);
  const nested: CompleteOptions = { name: undefined };
  if (field.one) {
    return isMap(value) ? completeInputs(block, value, isMap(old) ? old : undefined, nested) : value;
  }
  if (!isList(value)) return value;
  return value.map((item, i) => {
    const oldItem = isList(old) ? old[i] : undefined;
    return isMap(item) ? completeInputs(block, item, isMap(oldItem) ? oldItem : undefined, nested) : item;
  });
}

function fillDefaults(
  fields: Fields,
  given: ValueMap,
  olds: ValueMap | undefined,
  options: CompleteOptions,
): { values: ValueMap; names: string[] } {
  const values: Record<string, Value> = { ...given };
  const names: string[] = [];
  const excluded = conflicting(fields, given);
  for (const [name, field] of Object.entries(fields)) {
    if (values[name] !== undefined || excluded.has(field.tf) || field.deprecated) continue;
    const value = previousDefault(name, field, olds) ?? freshDefault(field, options);
    if (value === undefined) continue;
    values[name] = value;
    names.push(name);
  }
  return { values, names: names.sort() };
}

/** A default stays what it was when the resource was made, so that a newer plugin's default changes nothing. */
function previousDefault(name: string, field: Field, olds: ValueMap | undefined): Value | undefined {
  const old = olds?.[name];
  if (olds === undefined || old === undefined || old === null) return undefined;
  if (field.default === undefined && !field.autoName) return undefined;
  const listed = olds[DEFAULTS];
  return !isList(listed) || listed.includes(name) ? old : undefined;
}

/** A default that is its type's zero is not written down: Terraform's own planning supplies it. */
function freshDefault(field: Field, options: CompleteOptions): Value | undefined {
  if (field.autoName && options.name) return options.name();
  const value = field.default;
  return value === undefined || value === false || value === 0 || value === "" ? undefined : value;
}

function conflicting(fields: Fields, given: ValueMap): Set<string> {
  const excluded = new Set<string>();
  for (const name of Object.keys(given)) {
    for (const conflict of fields[name]?.conflicts ?? []) excluded.add(lastStep(conflict));
  }
  return excluded;
}

/** `mode.0.global` → `global`; the exclusion only matters among neighbours. */
function lastStep(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
