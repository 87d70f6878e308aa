import type { Attribute } from "../attributes/attribute";
import { projectAttribute } from "../attributes/project";
import { service } from "../attributes/service";

/** As much of JSON Schema (draft 7) as is needed. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

/** What the schema has besides the table. */
export interface SchemaOptions {
  /** The schema of an extension's value at a path of the file, in which `*` stands for any name and any number. */
  readonly extension?: { readonly name: string; readonly at: (path: string) => JsonSchema };
}

/** A schema and what it refers to, by its name under `definitions`. */
export interface SchemaWithDefinitions {
  readonly schema: JsonSchema;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/**
 * The JSON Schema of compose files, made of the table of attributes: what it refuses the parser refuses. Variables (`${…}`) stand
 * wherever the parser takes text.
 */
export function composeSchema(options: SchemaOptions = {}): SchemaWithDefinitions {
  const maker = new Maker(options);
  return { schema: maker.of(projectAttribute, ""), definitions: maker.definitions };
}

/** The schema of a list of lifecycle hooks, as `post_start` is one. */
export function hooksSchema(): JsonSchema {
  const hooks = service.mapping?.properties?.post_start;
  if (!hooks) throw new Error("the table has no post_start");
  return new Maker({ isInline: true }).of(hooks, "services.*.post_start");
}

class Maker {
  readonly definitions: Record<string, JsonSchema> = {};
  private readonly names = new Map<Attribute, string>();

  constructor(private readonly options: SchemaOptions & { readonly isInline?: boolean }) {}

  of(attribute: Attribute, path: string): JsonSchema {
    const ways = [...this.scalarOf(attribute), ...this.listOf(attribute, path), ...this.mappingOf(attribute, path)];
    if (attribute.nullable && !attribute.scalar?.types.includes("null")) ways.push({ type: "null" });
    const anything: JsonSchema = { type: ["string", "number", "boolean", "null"] };
    const [only = anything, ...others] = ways;
    const doc = attribute.doc === undefined ? {} : { description: attribute.doc };
    return others.length === 0 ? { ...only, ...doc } : { ...doc, anyOf: [only, ...others] };
  }

  private scalarOf({ scalar }: Attribute): JsonSchema[] {
    if (!scalar) return [];
    const { types, values, pattern, minimum, maximum } = scalar;
    const limits = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
    const type = types.length === 1 && types[0] !== undefined ? types[0] : types;
    const whole: JsonSchema = { type, ...limits };
    const others = types.filter((one) => one !== "string");
    if (!values && !pattern) return [whole];
    return [
      ...(values ? [{ type: "string", enum: values }] : []),
      ...(pattern ? [{ type: "string", pattern: pattern.source }] : []),
      // What a variable stands for is for the parser to judge.
      { type: "string", pattern: "\\$" },
      ...(others.length > 0 ? [{ type: others, ...limits }] : []),
    ];
  }

  private listOf({ list, unique }: Attribute, path: string): JsonSchema[] {
    if (!list) return [];
    const items = this.child(list.items, `${path}.*`);
    // What has an identity is merged where it is there twice.
    return [{ type: "array", items, ...(list.unique && unique === undefined && { uniqueItems: true }) }];
  }

  private mappingOf({ mapping }: Attribute, path: string): JsonSchema[] {
    if (!mapping) return [];
    const { properties, values, names, open, extensions, required, oneOf } = mapping;
    const ownExtension = this.options.extension;
    const own = Object.entries(properties ?? {}).map(([key, one]) => [
      key,
      this.described(one, path === "" ? key : `${path}.${key}`),
    ]);
    const patterns: Record<string, JsonSchema> = {};
    const below = values && this.child(values, path === "" ? "*" : `${path}.*`);
    const isAnyName = names === undefined || names.source === ".+";
    if (below && !isAnyName) patterns[names.source] = below;
    const all: Record<string, JsonSchema> = Object.fromEntries(own);
    if (extensions) {
      patterns["^x-"] = {};
      if (ownExtension) all[ownExtension.name] = ownExtension.at(path);
    }
    return [
      {
        type: "object",
        ...(Object.keys(all).length > 0 && { properties: all }),
        ...(Object.keys(patterns).length > 0 && { patternProperties: patterns }),
        ...(below && isAnyName && names && !open && { propertyNames: { minLength: 1 } }),
        additionalProperties: open ? true : below && isAnyName ? below : false,
        ...(required && { required }),
        ...(oneOf && { anyOf: oneOf.map((key) => ({ required: [key] })) }),
      },
    ];
  }

  /** An attribute with where its documentation is. */
  private described(attribute: Attribute, path: string): JsonSchema {
    const schema = this.child(attribute, path);
    const page = pageOf(path);
    if (page === undefined || this.options.isInline) return schema;
    // A reference has no words beside it in draft 7.
    const inner: JsonSchema = schema.$ref === undefined ? schema : { allOf: [schema] };
    return { ...inner, description: [attribute.doc, page].filter((text) => text !== undefined).join(": ") };
  }

  /** What more than one place shares stands among the definitions. */
  private child(attribute: Attribute, path: string): JsonSchema {
    const isLarge = attribute.mapping !== undefined;
    if (!isLarge || this.options.isInline || holdsExtension(attribute)) return this.of(attribute, path);
    const known = this.names.get(attribute);
    if (known !== undefined) return { $ref: `#/definitions/${known}` };
    const name = path.replaceAll(".*", "[]");
    this.names.set(attribute, name);
    this.definitions[name] = this.of(attribute, path);
    return { $ref: `#/definitions/${name}` };
  }
}

/** Whether what its extension means depends on where it is. */
function holdsExtension(attribute: Attribute): boolean {
  return attribute.mapping?.properties?.image !== undefined && attribute.mapping.extensions === true;
}

const PAGES = new Map([
  ["services", "services"],
  ["jobs", "services"],
  ["networks", "networks"],
  ["volumes", "volumes"],
  ["configs", "configs"],
  ["secrets", "secrets"],
]);

/** Where the Compose Specification's reference has an attribute of a service, a network and so on. */
function pageOf(path: string): string | undefined {
  const [section = "", name, attribute, ...deeper] = path.split(".");
  const page = PAGES.get(section);
  if (page === undefined || name !== "*" || attribute === undefined || deeper.length > 0) return undefined;
  const heading = page === "services" && attribute === "deploy" ? "deploy" : attribute;
  return `https://docs.docker.com/reference/compose-file/${page}/#${heading}`;
}
