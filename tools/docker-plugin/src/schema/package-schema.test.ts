import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { packageSchema } from "./package-schema";

// The tables of fields say what the official schema says: every property, its type, what is required, what replaces.

const shared = process.env.PULUMI_COMPOSE_SHARED ?? path.resolve(__dirname, "../../../../../shared");
const file = path.join(shared, "docker-plugin-schema.json");
const have = existsSync(file);

interface Spec {
  readonly types: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const read = (text: string): Spec => JSON.parse(text);
const official: Spec = have ? read(readFileSync(file, "utf8")) : { types: {}, resources: {} };
const own = read(JSON.stringify(packageSchema()));

/** The order of lists of names means nothing; a deprecation is for users of the official schema. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort().map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "deprecated");
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

const suffix = have ? "" : " (skipped: the official schema is not on this machine)";

(have ? describe : describe.skip)(`the schema${suffix}`, () => {
  it.each(Object.keys(own.resources))("%s", (token) => {
    const { properties, inputProperties, required, requiredInputs } = official.resources[token] ?? {};
    const wanted = { properties, inputProperties, required, ...(requiredInputs !== undefined && { requiredInputs }) };
    expect(sorted(own.resources[token])).toEqual(sorted(wanted));
  });

  it.each(Object.keys(own.types))("%s", (token) => {
    expect(sorted(own.types[token])).toEqual(sorted(official.types[token]));
  });
});
