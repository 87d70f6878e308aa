import type { Attribute, Expected, JsonType } from "./attribute";

type More = Partial<Attribute>;

function scalar(value: Attribute["value"], types: readonly JsonType[], more: More = {}): Attribute {
  return { value, scalar: { types }, ...more };
}

export const string = (more: More = {}): Attribute => scalar("string", ["string"], more);
export const oneOf = (values: readonly string[], more: More = {}): Attribute => ({
  value: "string",
  scalar: { types: ["string"], values },
  planned: true,
  ...more,
});
/** Text of which the specification says what it may be, and compose-go does not look. */
export const expecting = (expected: Expected, more: More = {}): Attribute => ({
  value: "string",
  scalar: { types: ["string"], expected },
  planned: true,
  ...more,
});
export const matching = (pattern: RegExp, more: More = {}): Attribute => ({
  value: "string",
  scalar: { types: ["string"], pattern },
  planned: true,
  ...more,
});
export const bool = (more: More = {}): Attribute =>
  scalar("bool", ["boolean", "string"], { planned: true, undated: true, ...more });
export const castBool = (more: More = {}): Attribute => bool({ cast: "bool", ...more });
export const trueBool = (more: More = {}): Attribute => scalar("bool", ["boolean"], { planned: true, ...more });
export const int = (more: More = {}): Attribute =>
  scalar("int", ["integer", "string"], { planned: true, undated: true, ...more });
export const number = (more: More = {}): Attribute =>
  scalar("int", ["number", "string"], { planned: true, undated: true, ...more });
export const float = (more: More = {}): Attribute =>
  scalar("float32", ["number", "string"], { planned: true, undated: true, ...more });
export const duration = (more: More = {}): Attribute => scalar("duration", ["string"], { planned: true, ...more });
/** A duration of which less than nothing makes no sense, though compose-go takes it. */
export const span = (more: More = {}, decidesWith?: Expected["decidesWith"]): Attribute => ({
  value: "duration",
  scalar: { types: ["string"], expected: { minimum: 0, ...(decidesWith && { decidesWith }) } },
  planned: true,
  ...more,
});
export const bytes = (types: readonly JsonType[], more: More = {}): Attribute =>
  scalar("bytes", types, { planned: true, undated: true, ...more });

/** A list of strings. */
export const strings = (more: More = {}): Attribute => ({ value: "strings", list: { items: string() }, ...more });
/** A list of strings without repetition. */
export const uniqueStrings = (more: More = {}): Attribute => ({
  value: "strings",
  list: { items: string(), unique: true },
  ...more,
});
/** A string or a list of them. */
export const stringOrList = (more: More = {}): Attribute => ({
  value: "strings",
  scalar: { types: ["string"] },
  list: { items: string(), unique: true },
  ...more,
});

const entry: Attribute = scalar("any", ["string", "number", "boolean", "null"], { nullable: true });

/** `key: value` or a list of `key=value`. */
export const keyValues = (value: "variables" | "labels" | "mapping", more: More = {}): Attribute => ({
  value,
  list: { items: string({ undated: true }), unique: true },
  mapping: { values: entry, names: /.+/s },
  ...more,
});

export const command = (more: More = {}): Attribute => ({
  value: "command",
  scalar: { types: ["string"] },
  list: { items: string({ undated: true }) },
  undated: true,
  nullable: true,
  merge: "replace",
  print: "always",
  ...more,
});

/**
 * The attributes of what becomes a `T`: one for each of its keys, and none besides, so that whatever the table knows has
 * a place in the model, and the other way round.
 */
export type Attributes<T> = { readonly [K in keyof T as Exclude<K, "extensions">]-?: Attribute };

/** A mapping that becomes a `T`; it has to be named (`object<PortConfig>(…)`). */
export const object = <T extends object = never>(
  properties: Attributes<NoInfer<T>>,
  more: More & { required?: readonly (string & keyof T)[] } = {},
): Attribute => {
  const { required, ...rest } = more;
  return { value: "object", mapping: { properties, extensions: true, ...(required && { required }) }, ...rest };
};

export const listOf = (items: Attribute, more: More & { distinct?: boolean } = {}): Attribute => {
  const { distinct, ...rest } = more;
  return { value: "list", list: { items, unique: distinct ?? false }, ...rest };
};

/** Names to things. Compose allows letters, digits and `._-` in the names of everything. */
export const mapOf = (values: Attribute, more: More = {}): Attribute => ({
  value: "map",
  mapping: { values, names: /^[a-zA-Z0-9._-]+$/ },
  ...more,
});

/** Driver options and the like: any key, scalars of some types. */
export const options = (types: readonly JsonType[], more: More = {}): Attribute => ({
  value: "options",
  mapping: { values: scalar("any", types, types.includes("null") ? { nullable: true } : {}), names: /.+/s },
  ...more,
});

export const extraHosts = (more: More = {}): Attribute => ({
  value: "hosts",
  list: { items: string({ undated: true }), unique: true },
  mapping: {
    values: { value: "any", scalar: { types: ["string"] }, list: { items: string() }, undated: true },
    names: /.+/s,
  },
  merge: "sequence",
  ...more,
});
