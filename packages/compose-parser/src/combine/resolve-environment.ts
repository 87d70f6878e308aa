import type { Context, Environment } from "../context";
import { lookupIn } from "../interpolate/lookup";
import { isNull, type Mapping, stringAt, stringOf } from "../tree/node";

/**
 * Fills in what a model takes from its environment: entries of `environment` that were written as a bare name in a
 * list, and the content of configs. Those written as a key without a value are left for the project as a whole. The
 * content of secrets is kept apart: no printed model has it.
 */
export function resolveEnvironment(
  model: Mapping,
  environment: Environment,
  { symbols, secretContents }: Pick<Context, "symbols" | "secretContents">,
): void {
  const lookup = lookupIn(environment, symbols);
  for (const section of ["services", "jobs"]) {
    for (const [, container] of mappingsIn(model, section)) {
      const variables = container.get("environment");
      if (variables?.kind !== "mapping" || !variables.fromList) continue;
      for (const entry of variables.entries.values()) {
        const found = isNull(entry.value) ? lookup(entry.key) : undefined;
        if (found !== undefined) entry.value = stringAt(found, entry);
      }
    }
  }
  for (const [, config] of mappingsIn(model, "configs")) {
    const name = config.get("environment");
    const found = lookup(stringOf(name) ?? "");
    if (name && found !== undefined) config.set("content", stringAt(found, name));
  }
  for (const [key, secret] of mappingsIn(model, "secrets")) {
    const found = lookup(stringOf(secret.get("environment")) ?? "");
    if (found !== undefined) secretContents.set(key, found);
  }
}

function* mappingsIn(model: Mapping, section: string): Generator<[string, Mapping]> {
  const all = model.get(section);
  if (all?.kind !== "mapping") return;
  for (const { key, value } of all.entries.values()) if (value.kind === "mapping") yield [key, value];
}
