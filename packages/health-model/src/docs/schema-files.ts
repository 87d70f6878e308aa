import { composeSchema, hooksSchema, type JsonSchema } from "@pulumi-compose/parser";
import { extensionSchema } from "./extension-schema";

const DRAFT = "http://json-schema.org/draft-07/schema#";
const NAME = "x-pulumi-compose";

/** Where the extension belongs to a service: a job and a `pre_start` hook are run as one. */
const SERVICES = new Set(["services.*", "jobs.*", "services.*.pre_start.*"]);

const UNREAD: JsonSchema = { not: {}, description: "Nobody reads x-pulumi-compose here." };

/** The files of the schemas, by their names: of the extension alone, and of whole compose files. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const hooks = { $ref: `#/definitions/${NAME}.hooks` };
  const extension = {
    [`${NAME}.project`]: extensionSchema("project", hooks),
    [`${NAME}.service`]: extensionSchema("service", hooks),
    [`${NAME}.volume`]: extensionSchema("volume", hooks),
    [`${NAME}.hooks`]: hooksSchema(),
  };
  const ref = (level: string): JsonSchema => ({ $ref: `#/definitions/${NAME}.${level}` });
  const at = (path: string) => {
    if (path === "volumes.*") return ref("volume");
    return path === "" ? ref("project") : SERVICES.has(path) ? ref("service") : UNREAD;
  };
  const { schema, definitions } = composeSchema({ extension: { name: NAME, at } });
  return {
    "x-pulumi-compose.json": text({
      $schema: DRAFT,
      title: `${NAME}: what a service of a compose file tells pulumi-compose (of the project: #/definitions/${NAME}.project)`,
      allOf: [ref("service")],
      definitions: extension,
    }),
    "compose.json": text({
      $schema: DRAFT,
      title: "Compose files as pulumi-compose reads them, with x-pulumi-compose",
      ...schema,
      definitions: { ...definitions, ...extension },
    }),
  };
}

function text(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
