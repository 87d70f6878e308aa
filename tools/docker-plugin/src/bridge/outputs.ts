import type { ResourceSchema } from "../schema/resource-schema";
import type { ValueMap } from "../values/value";
import { markSecrets } from "./mark-secrets";
import { rawStateDelta } from "./raw-state-delta";

const TIMEOUTS_KEY = "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0";
const TWENTY_MINUTES_NS = 1_200_000_000_000;
const TIMEOUTS = { create: TWENTY_MINUTES_NS, delete: TWENTY_MINUTES_NS, update: TWENTY_MINUTES_NS };

/** A resource's state as it goes to the engine, with the bridge's own properties. */
export function outputs(
  schema: ResourceSchema,
  id: string,
  values: ValueMap,
  absent: ReadonlySet<string> = new Set(),
): ValueMap {
  const meta = {
    ...(schema.timeouts && { [TIMEOUTS_KEY]: TIMEOUTS }),
    ...(schema.version !== undefined && { schema_version: String(schema.version) }),
  };
  const marked = markSecrets(schema.fields, values);
  const own = Object.keys(meta).length > 0 ? { __meta: JSON.stringify(meta) } : {};
  return { ...own, __pulumi_raw_state_delta: rawStateDelta(schema.fields, values, absent), ...marked, id };
}
