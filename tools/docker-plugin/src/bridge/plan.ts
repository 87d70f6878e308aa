import type { Field, Fields } from "../schema/field";
import { containsUnknown, isList, isMap, same, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { planScalar } from "./plan-scalar";
import { planSet } from "./plan-set";

/**
 * What Terraform expects the resource to be after applying `config` to `prior`: the configuration, its defaults, and for
 * the rest what was recorded. What only the engine can tell is UNKNOWN. `prior` is null for a resource yet to be made.
 */
export function plan(fields: Fields, prior: ValueMap | null, config: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      planField(field, prior?.[name] ?? null, config[name] ?? null, prior === null),
    ]),
  );
}

function planField(field: Field, prior: Value, config: Value, creating: boolean): Value {
  if (field.overlook?.(prior, withDefaults(field, config))) return prior;
  switch (field.kind) {
    case "string":
    case "int":
    case "bool":
      return planScalar(field, prior, config, creating);
    case "map":
      return planMap(field, prior, config);
    case "list":
      return field.block === undefined
        ? planTexts(field, prior, config, creating)
        : planBlocks(field, field.block, prior, config, creating);
    case "set":
      return planSet(field, prior, config, creating);
  }
}

/** Overlooking compares whole blocks, with their defaults in place. */
function withDefaults(field: Field, config: Value): Value {
  const { block } = field;
  if (block === undefined || !isList(config)) return config;
  return config.map((item) => {
    if (!isMap(item)) return item;
    const defaults = Object.entries(block).map(([name, f]) => [name, item[name] ?? f.default ?? null]);
    return Object.fromEntries(defaults);
  });
}

function planMap(field: Field, prior: Value, config: Value): Value {
  if (containsUnknown(config)) return UNKNOWN;
  if (isMap(config)) {
    const nothing = prior === null && Object.keys(config).length === 0;
    return nothing || (isMap(prior) && same(prior, config)) ? prior : config;
  }
  if (field.computed) return isMap(prior) ? prior : UNKNOWN;
  return isMap(prior) && Object.keys(prior).length === 0 ? prior : null;
}

function planTexts(field: Field, prior: Value, config: Value, creating: boolean): Value {
  if (config === UNKNOWN) return UNKNOWN;
  if (isList(config)) {
    if (config.length === 0 && field.computed && creating) return UNKNOWN;
    const nothing = prior === null && config.length === 0;
    return nothing || (isList(prior) && same(prior, config)) ? prior : config;
  }
  if (field.computed) return isList(prior) ? prior : UNKNOWN;
  return isList(prior) && prior.length === 0 ? prior : null;
}

function planBlocks(field: Field, block: Fields, prior: Value, config: Value, creating: boolean): Value {
  if (config === UNKNOWN) return UNKNOWN;
  if (field.one) {
    if (isMap(config)) return plan(block, isMap(prior) ? prior : null, config);
    if (!field.computed) return null;
    return creating ? UNKNOWN : prior;
  }
  if (isList(config)) {
    const old = isList(prior) ? prior : [];
    return config.map((item, i) => {
      const before = old[i];
      return isMap(item) ? plan(block, isMap(before) ? before : null, item) : item;
    });
  }
  if (!field.computed) return [];
  return prior ?? UNKNOWN;
}
