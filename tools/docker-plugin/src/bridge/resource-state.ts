import type { Field, Fields } from "../schema/field";
import { unset } from "../schema/field";
import type { ResourceSchema } from "../schema/resource-schema";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { ordered } from "./set-order";

/**
 * A resource's state while it is being created, read or updated. A resource sets what it learns from the engine; what it
 * does not set stays as it was planned or recorded.
 */
export class ResourceState {
  /** The resource's id; empty for one that does not exist (any more). */
  id: string;
  readonly #schema: ResourceSchema;
  readonly #values: Record<string, Value>;

  private constructor(schema: ResourceSchema, id: string, values: Record<string, Value>) {
    this.#schema = schema;
    this.id = id;
    this.#values = values;
  }

  /** From a plan (whose unknowns are then nobody's yet) or from recorded values. */
  static from(schema: ResourceSchema, id: string, values: ValueMap): ResourceState {
    const known = Object.entries(schema.fields).map(([name, field]): [string, Value] => [
      name,
      known_(field, values[name] ?? null),
    ]);
    return new ResourceState(schema, id, Object.fromEntries(known));
  }

  get values(): ValueMap {
    return this.#values;
  }

  /** Records what the engine says. Nothing at all (null) becomes the type's zero. */
  set(name: string, value: Value | undefined): void {
    const field = this.#schema.fields[name];
    if (field === undefined) throw new Error(`${this.#schema.token} has no property ${name}`);
    this.#values[name] = written(field, value ?? null);
  }
}

function known_(field: Field, value: Value): Value {
  if (value === UNKNOWN) return field.kind === "set" && !field.one ? [] : unset(field);
  if (field.block === undefined) return value;
  return value === null ? unset(field) : written(field, value);
}

/** A value as Terraform's flat state gives it back: zeros instead of nothing, inside blocks; sets in their order. */
function written(field: Field, value: Value): Value {
  const { block } = field;
  switch (field.kind) {
    case "string":
      return value ?? "";
    case "int":
      return value ?? 0;
    case "bool":
      return value ?? false;
    case "map":
      return value ?? {};
    case "list":
    case "set": {
      if (field.one) return block !== undefined && isMap(value) ? writtenObject(block, value) : null;
      const items = isList(value) ? value : [];
      const whole = items.map((item) => (block !== undefined && isMap(item) ? writtenObject(block, item) : item));
      return field.kind === "set" ? ordered(field, whole) : whole;
    }
  }
}

function writtenObject(block: Fields, value: ValueMap): ValueMap {
  // An object without any property is a member that is there but was never written to.
  const isEmpty = Object.values(value).every((inner) => inner === null);
  return Object.fromEntries(
    Object.entries(block).map(([name, field]) => {
      const inner = value[name] ?? null;
      const known = inner === UNKNOWN ? null : inner;
      return [name, isEmpty ? null : written(field, known)];
    }),
  );
}
