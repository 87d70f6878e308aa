import type { Fields } from "../schema/field";
import { secret } from "../values/struct";
import { isList, isMap, type Value, type ValueMap } from "../values/value";

/** Wraps what the schema calls secret, so that the engine hides it even when the program did not say so. */
export function markSecrets(fields: Fields, values: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Value] => {
      const field = fields[name];
      if (field === undefined || value === null) return [name, value];
      if (field.secret) return [name, secret(value)];
      const { block } = field;
      if (block === undefined) return [name, value];
      if (isMap(value)) return [name, markSecrets(block, value)];
      return [name, isList(value) ? value.map((item) => (isMap(item) ? markSecrets(block, item) : item)) : value];
    }),
  );
}
