import { alternatives, type Schema } from "./schema";

/** A place in a compose file: keys, and 0 for the first entry of a list. */
export type Path = readonly (string | 0)[];

/** A place that the schema knows, and what it says of the value there. */
export interface Place {
  readonly path: Path;
  readonly enums: readonly string[];
  /** Keys that a mapping there has to have. */
  readonly required: readonly string[];
}

/** What a key of one's own is called, by the section that it is in. */
const ownKeys: Readonly<Record<string, string>> = {
  services: "a",
  networks: "n",
  volumes: "v",
  configs: "c",
  secrets: "s",
  models: "m",
  jobs: "j",
};

const DEEPEST = 12;

/** Every place below a schema, each once. */
export function placesOf(root: Schema): readonly Place[] {
  const places = new Map<string, Place>();
  visit(root, [], new Set());
  return [...places.values()];

  function visit(schema: Schema, path: Path, within: ReadonlySet<Schema>): void {
    const all = alternatives(schema, root);
    if (path.length > DEEPEST || all.some((one) => one.properties && within.has(one))) return;
    const inner = new Set([...within, ...all]);
    if (path.length > 0) {
      places.set(path.join("."), {
        path,
        enums: all.flatMap(({ enum: values = [] }) => values.map(String)),
        required: all.flatMap(({ required = [] }) => required),
      });
    }
    for (const one of all) {
      for (const [key, child] of Object.entries(one.properties ?? {})) visit(child, [...path, key], inner);
      const [pattern] = Object.entries(one.patternProperties ?? {}).filter(([name]) => !name.startsWith("^x-"));
      const own = ownKeys[String(path.at(-1))] ?? "k";
      if (pattern) visit(pattern[1], [...path, path.length === 1 ? own : "k"], inner);
      if (typeof one.additionalProperties === "object") visit(one.additionalProperties, [...path, "k"], inner);
      if (one.items) visit(one.items, [...path, 0], inner);
    }
  }
}
