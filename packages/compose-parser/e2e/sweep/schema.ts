import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** As much of JSON Schema as the Compose Specification's schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The schema in compose-go's module, of the version that the oracle is built with. */
export function composeSchema(): Schema {
  const cwd = join(__dirname, "../../../../tools/testing/compose-oracle");
  const folder = execFileSync("go", ["list", "-m", "-f", "{{.Dir}}", "github.com/compose-spec/compose-go/v2"], {
    cwd,
    encoding: "utf8",
  }).trim();
  return JSON.parse(readFileSync(join(folder, "schema/compose-spec.json"), "utf8"));
}

/** The schemas that a value may be held against: references are followed, alternatives and parts are taken one by one. */
export function alternatives(schema: Schema, root: Schema): readonly Schema[] {
  const named = schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.replace("#/$defs/", "")];
  const parts = [...(named ? [named] : []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => alternatives(part, root))];
}
