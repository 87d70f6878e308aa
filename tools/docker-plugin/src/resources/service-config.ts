import type { ResourceState } from "../bridge/resource-state";
import { isNotFound } from "../engine/engine-error";
import type { SwarmBlob } from "../engine/swarm-types";
import { SERVICE_CONFIG_SCHEMA } from "../schema";
import { isSet, textOf } from "../values/read";
import { compact } from "./compact";
import { labelsToMap, mapToLabels } from "./labels";
import type { Context, Resource } from "./resource";

async function create(context: Context, state: ResourceState): Promise<void> {
  const { values } = state;
  const raw = textOf(values, "dataRaw");
  const body = compact({
    Name: textOf(values, "name"),
    Data: raw === "" ? textOf(values, "data") : Buffer.from(raw).toString("base64"),
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
  });
  const made = await context.engine.post<{ readonly ID: string }>("/configs/create", { body });
  state.id = made.ID;
  await read(context, state);
}

async function read(context: Context, state: ResourceState): Promise<void> {
  let config: SwarmBlob;
  try {
    config = await context.engine.get<SwarmBlob>(`/configs/${encodeURIComponent(state.id)}`);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    state.id = "";
    return;
  }
  state.id = config.ID;
  state.set("name", config.Spec.Name);
  const data = config.Spec.Data ?? "";
  if (isSet(state.values, "dataRaw")) state.set("dataRaw", Buffer.from(data, "base64").toString("utf8"));
  else state.set("data", data);
  state.set("labels", mapToLabels(config.Spec.Labels));
}

export const serviceConfig: Resource = {
  schema: SERVICE_CONFIG_SCHEMA,
  importable: true,
  create,
  read,
  // Every property replaces.
  update: async () => undefined,
  delete: async (context, state) => {
    await context.engine.delete(`/configs/${encodeURIComponent(state.id)}`);
  },
};
