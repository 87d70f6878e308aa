import type { ResourceSchema } from "../schema/resource-schema";
import type { Value, ValueMap } from "../values/value";

/** The recorded values of the declared properties, without the bridge's own. */
export function declared(schema: ResourceSchema, properties: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.keys(schema.fields).map((name): [string, Value] => [name, properties[name] ?? null]),
  );
}
