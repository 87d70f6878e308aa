import { VERSION } from "../version";
import { SCHEMAS } from ".";
import type { Field, Fields } from "./field";
import { PROVIDER_CONFIG } from "./provider-config";

type Json = { readonly [key: string]: unknown };

/** The package schema of what this plugin can do, for tools that ask for it. The official one has more, and prose. */
export function packageSchema(): Json {
  const types: Record<string, Json> = {};
  const resources = SCHEMAS.map(({ token, fields }) => {
    const name = token.slice(token.lastIndexOf(":") + 1);
    return [token, resourceSpec(name, fields, types)];
  });
  const provider = properties("Provider", PROVIDER_CONFIG, types, { marks: false });
  return {
    name: "docker",
    version: VERSION,
    provider: { inputProperties: provider, properties: provider },
    types,
    resources: Object.fromEntries(resources),
  };
}

interface Options {
  /** Whether to say which properties replace the resource. */
  readonly marks: boolean;
}

function resourceSpec(name: string, fields: Fields, types: Record<string, Json>): Json {
  const inputs = Object.fromEntries(Object.entries(fields).filter(([, field]) => field.optional || field.required));
  const named = (test: (field: Field) => boolean) => Object.keys(fields).filter((key) => test(fields[key] ?? never()));
  const requiredInputs = named((field) => field.required && !field.autoName);
  return {
    properties: properties(name, fields, types, { marks: false }),
    required: named((field) => field.required || field.computed).sort(),
    inputProperties: properties(name, inputs, types, { marks: true }),
    ...(requiredInputs.length > 0 && { requiredInputs: requiredInputs.sort() }),
  };
}

function never(): never {
  throw new Error("a field without a declaration");
}

function properties(owner: string, fields: Fields, types: Record<string, Json>, options: Options): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        ...typeOf(owner, name, field, types),
        ...(field.secret && { secret: true }),
        ...(options.marks && field.forceNew && { willReplaceOnChanges: true }),
      },
    ]),
  );
}

const SCALARS = { string: "string", int: "integer", bool: "boolean" } as const;

function typeOf(owner: string, name: string, field: Field, types: Record<string, Json>): Json {
  if (field.kind === "string" || field.kind === "int" || field.kind === "bool") return { type: SCALARS[field.kind] };
  if (field.kind === "map") return { type: "object", additionalProperties: { type: "string" } };
  if (field.block === undefined) return { type: "array", items: { type: "string" } };
  const type = `${owner}${typeName(name, field)}`;
  const token = `docker:index/${type}:${type}`;
  types[token] ??= objectType(type, field.block, types);
  const ref = { $ref: `#/types/${token}` };
  return field.one ? ref : { type: "array", items: ref };
}

/** `ports` → `Port`; a single block keeps its name. */
function typeName(name: string, field: Field): string {
  const singular = field.one ? name : name.replace(/s$/, "");
  return singular.charAt(0).toUpperCase() + singular.slice(1);
}

function objectType(name: string, block: Fields, types: Record<string, Json>): Json {
  const required = Object.keys(block).filter((key) => block[key]?.required);
  return {
    type: "object",
    properties: properties(name, block, types, { marks: true }),
    ...(required.length > 0 && { required: required.sort() }),
  };
}
