import { DURATION_PATTERN, type JsonSchema } from "@pulumi-compose/parser";
import {
  EXTENSION_KEYS,
  type ExtensionKeyDoc,
  type ExtensionLevel,
  type ExtensionValue,
  KUBERNETES_KEYS,
} from "../plan/extension-keys";

/** Where the pages of the documentation are. */
const DOCS = "https://github.com/pulumi-compose/pulumi-compose/blob/main/docs/";

/** What a variable stands for is for the command to judge. */
const VARIABLE: JsonSchema = { type: "string", pattern: "\\$" };

/**
 * The JSON Schema (draft 7) of what `x-pulumi-compose` may say of a project or of a service, made of the table of keys.
 *
 * @param hooks the schema of a list of lifecycle hooks
 */
export function extensionSchema(level: ExtensionLevel, hooks: JsonSchema): JsonSchema {
  const own = Object.entries<ExtensionKeyDoc>(EXTENSION_KEYS).map(
    ([key, { takes, ...about }]) => [key, about, valueSchema(takes, hooks)] as const,
  );
  // What they take the mapping says.
  const ofCluster = Object.entries(KUBERNETES_KEYS).map(([key, about]) => [key, about, {}] as const);
  const keys = [...own, ...ofCluster].filter(([, { levels }]) => levels.includes(level));
  return {
    type: ["object", "null"],
    description: "What pulumi-compose is told beside the Compose Specification.",
    properties: Object.fromEntries(
      keys.map(([key, { doc, page }, value]) => [
        key,
        {
          ...value,
          description: doc,
          markdownDescription: `${doc}\n\n[Documentation](${DOCS}${page})`,
        },
      ]),
    ),
    additionalProperties: false,
  };
}

function valueSchema(takes: ExtensionValue, hooks: JsonSchema): JsonSchema {
  switch (takes) {
    case "duration":
      return { anyOf: [{ type: "string", pattern: DURATION_PATTERN }, VARIABLE], examples: ["5s"] };
    case "duration of more than nothing":
      return {
        anyOf: [{ allOf: [{ type: "string", pattern: DURATION_PATTERN }, { pattern: "[1-9]" }] }, VARIABLE],
        examples: ["90s", "5m"],
      };
    case "on_unhealthy":
      return { anyOf: [{ enum: ["fail", "keep-waiting"] }, VARIABLE] };
    case "hooks":
      return hooks;
    case "boolean":
      return { type: "boolean" };
    case "relay":
      return {
        anyOf: [
          { type: "boolean" },
          {
            type: "object",
            properties: {
              image: {
                type: "string",
                minLength: 1,
                description: "An image of HAProxy's (default: haproxy:3.2-alpine).",
              },
            },
            required: ["image"],
            additionalProperties: false,
          },
        ],
      };
  }
}
