import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly not?: object;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A key that there may be, or a value. */
export interface Offered {
  readonly name: string;
  readonly doc: string | undefined;
}

let whole: Schema | undefined;

/** The keys that a mapping at a path may have. */
export function keysAt(path: readonly string[]): readonly Offered[] {
  const found = new Map<string, Offered>();
  for (const { properties } of at(path)) {
    for (const [name, schema] of Object.entries(properties ?? {})) {
      if (!schema.not) found.set(name, { name, doc: schema.description });
    }
  }
  return [...found.values()];
}

/** The words that stand for a choice at a path. */
export function choicesAt(path: readonly string[]): readonly Offered[] {
  const words = at(path).flatMap((schema) => schema.enum ?? []);
  return words.flatMap((name) => (typeof name === "string" ? [{ name, doc: undefined }] : []));
}

function root(): Schema {
  whole ??= JSON.parse(readFileSync(join(__dirname, "../../../schema/compose.json"), "utf8"));
  return whole ?? {};
}

/** All ways in which the schema goes on at a path; lists are passed through. */
function at(path: readonly string[]): readonly Schema[] {
  let ways = spread(root());
  for (const key of path) ways = ways.flatMap((way) => child(way, key)).flatMap(spread);
  return ways;
}

function child(schema: Schema, key: string): readonly Schema[] {
  const own = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (own) return [own];
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(key));
  const { additionalProperties: others } = schema;
  return [...patterns.map(([, one]) => one), ...(typeof others === "object" ? [others] : [])];
}

function spread(schema: Schema): readonly Schema[] {
  const name = schema.$ref?.replace("#/definitions/", "");
  const referred = name === undefined ? undefined : root().definitions?.[name];
  return [
    schema,
    ...(referred ? spread(referred) : []),
    ...(schema.anyOf ?? []).flatMap(spread),
    ...(schema.allOf ?? []).flatMap(spread),
    ...(schema.items ? spread(schema.items) : []),
  ];
}
