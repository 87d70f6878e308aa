import { PROVIDER_CONFIG } from "../schema/provider-config";
import { fromJson } from "../values/struct";
import type { Value, ValueMap } from "../values/value";

/** The engine sends a provider's settings as texts; all but plain texts are JSON inside. */
export function decodeConfig(config: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]): [string, Value] => {
      const field = PROVIDER_CONFIG[name];
      if (field === undefined || field.kind === "string" || typeof value !== "string") return [name, value];
      return [name, decoded(value)];
    }),
  );
}

function decoded(text: string): Value {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return text;
  }
}
