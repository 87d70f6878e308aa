import type { ResourceState } from "../bridge/resource-state";
import { isNotFound } from "../engine/engine-error";
import type { SwarmBlob } from "../engine/swarm-types";
import { SECRET_SCHEMA } from "../schema";
import { isSet, textOf } from "../values/read";
import { compact } from "./compact";
import { labelsToMap } from "./labels";
import type { Context, Resource } from "./resource";

async function create(context: Context, state: ResourceState): Promise<void> {
  const { values } = state;
  const body = compact({
    Name: textOf(values, "name"),
    Data: textOf(values, "data"),
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
  });
  const made = await context.engine.post<{ readonly ID: string }>("/secrets/create", { body });
  state.id = made.ID;
  await read(context, state);
}

/** A swarm does not give a secret's data back, so the recorded one stays. */
async function read(context: Context, state: ResourceState): Promise<void> {
  try {
    const secret = await context.engine.get<SwarmBlob>(`/secrets/${encodeURIComponent(state.id)}`);
    state.id = secret.ID;
    state.set("name", secret.Spec.Name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    state.id = "";
  }
}

export const secret: Resource = {
  schema: SECRET_SCHEMA,
  importable: false,
  create,
  read,
  // Every property replaces.
  update: async () => undefined,
  delete: async (context, state) => {
    await context.engine.delete(`/secrets/${encodeURIComponent(state.id)}`);
  },
};
