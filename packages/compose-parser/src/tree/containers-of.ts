import type { Mapping } from "./node";

/** Every service and job of a model. */
export function* containersOf(model: Mapping, sections: readonly string[] = ["services", "jobs"]): Generator<Mapping> {
  for (const section of sections) {
    const all = model.get(section);
    if (all?.kind !== "mapping") continue;
    for (const { value } of all.entries.values()) if (value.kind === "mapping") yield value;
  }
}
