import type { Value, ValueMap } from "../values/value";
import { snakeCase } from "./snake-case";

export type Kind = "string" | "int" | "bool" | "map" | "list" | "set";

/** Says what is wrong with a known value, or nothing. */
export type Rule = (value: Value) => string | undefined;

/** Whether a change from the recorded to the configured value is to be overlooked. */
export type Overlook = (recorded: Value, configured: Value) => boolean;

/** One property of a resource, as the official plugin's Terraform schema declares it. */
export interface Field {
  /** Its name in Terraform's schema. */
  readonly tf: string;
  readonly kind: Kind;
  readonly required: boolean;
  readonly optional: boolean;
  /** The engine may fill it in. */
  readonly computed: boolean;
  /** A change of it replaces the resource. */
  readonly forceNew: boolean;
  readonly default: string | number | boolean | undefined;
  /** The properties of the members of a list or set of objects; without it the members are strings. */
  readonly block: Fields | undefined;
  /** Terraform has a list of at most one member where Pulumi has the member itself. */
  readonly one: boolean;
  /** Terraform paths of properties that cannot be given together with this one. */
  readonly conflicts: readonly string[];
  /** Exactly one of these (Terraform names) must be given. */
  readonly exactlyOne: readonly string[];
  readonly rule: Rule | undefined;
  readonly overlook: Overlook | undefined;
  /** Its outputs and inputs are secret whatever the program says. */
  readonly secret: boolean;
  /** Filled with the resource's name and a random suffix when not given. */
  readonly autoName: boolean;
  /** Old spelling: no default is filled in. */
  readonly deprecated: boolean;
}

/** Properties by their Pulumi names. */
export type Fields = Readonly<Record<string, Field>>;

export type Trait = Partial<Field>;
/** A field before it has learnt its name. */
export type Draft = Omit<Field, "tf"> & { readonly tf: string | undefined };

export const REQUIRED: Trait = { required: true, optional: false };
export const COMPUTED: Trait = { computed: true };
export const OUTPUT: Trait = { computed: true, optional: false };
export const NEW: Trait = { forceNew: true };
export const ONE: Trait = { one: true };

const PLAIN: Omit<Draft, "kind"> = {
  tf: undefined,
  required: false,
  optional: true,
  computed: false,
  forceNew: false,
  default: undefined,
  block: undefined,
  one: false,
  conflicts: [],
  exactlyOne: [],
  rule: undefined,
  overlook: undefined,
  secret: false,
  autoName: false,
  deprecated: false,
};

const field =
  (kind: Kind) =>
  (...traits: readonly Trait[]): Draft =>
    Object.assign({ ...PLAIN, kind }, ...traits);

export const text = field("string");
export const int = field("int");
export const flag = field("bool");
export const texts = field("list");
export const textSet = field("set");
export const textMap = field("map");
export const listOf = (block: Fields, ...traits: readonly Trait[]): Draft => field("list")({ block }, ...traits);
export const setOf = (block: Fields, ...traits: readonly Trait[]): Draft => field("set")({ block }, ...traits);

/** Names the fields: Terraform's name is the snake case of Pulumi's unless the field says otherwise. */
export function fields(drafts: Readonly<Record<string, Draft>>): Fields {
  return Object.fromEntries(
    Object.entries(drafts).map(([name, draft]) => [name, { ...draft, tf: draft.tf ?? snakeCase(name) }]),
  );
}

/** What a property that nobody set looks like in the state: a block is an empty list, everything else null. */
export function unset(field: Field): Value {
  const isBlock = field.block !== undefined && (field.optional || field.required);
  return isBlock && !field.one ? [] : null;
}

export function members(field: Field, value: Value): readonly ValueMap[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.filter((item) => typeof item === "object" && item !== null);
  return field.one && isObject(value) ? [value] : [];
}

function isObject(value: Value): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
