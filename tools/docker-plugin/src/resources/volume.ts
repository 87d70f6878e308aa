import type { ResourceState } from "../bridge/resource-state";
import type { Volume } from "../engine/api-types";
import { isNotFound, messageOf, says } from "../engine/engine-error";
import { VOLUME_SCHEMA } from "../schema";
import { isSet, textMapOf, textOf } from "../values/read";
import { compact } from "./compact";
import { labelsToMap, mapToLabels } from "./labels";
import type { Context, Resource } from "./resource";
import { untilSettled } from "./retry";

async function create(context: Context, state: ResourceState): Promise<void> {
  const { values } = state;
  if (isSet(values, "cluster")) throw new Error("cluster volumes are beyond this stand-in of the docker plugin");
  const body = compact({
    Name: textOf(values, "name") || undefined,
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
    Driver: textOf(values, "driver") || undefined,
    DriverOpts: isSet(values, "driverOpts") ? textMapOf(values, "driverOpts") : undefined,
  });
  try {
    const made = await context.engine.post<Volume>("/volumes/create", { body });
    state.id = made.Name;
  } catch (error) {
    throw new Error(`Unable to create volume: ${messageOf(error)}`);
  }
  await read(context, state);
}

async function read(context: Context, state: ResourceState): Promise<void> {
  let volume: Volume;
  try {
    volume = await context.engine.get<Volume>(`/volumes/${encodeURIComponent(state.id)}`);
  } catch (error) {
    if (!isNotFound(error)) throw new Error(`Unable to inspect volume: ${messageOf(error)}`);
    state.id = "";
    return;
  }
  state.set("name", volume.Name);
  state.set("labels", mapToLabels(volume.Labels));
  state.set("driver", volume.Driver);
  state.set("driverOpts", volume.Options);
  state.set("mountpoint", volume.Mountpoint);
}

/** A volume in use is given half a minute to become free. */
async function remove(context: Context, { id }: ResourceState): Promise<void> {
  await untilSettled("removed", "in_use", async () => {
    try {
      await context.engine.delete(`/volumes/${encodeURIComponent(id)}`, { query: { force: true } });
    } catch (error) {
      if (says(error, "volume is in use")) return false;
      throw error;
    }
    return true;
  });
}

export const volume: Resource = {
  schema: VOLUME_SCHEMA,
  importable: true,
  create,
  read,
  // Only a cluster volume's availability can be changed in place.
  update: async () => undefined,
  delete: remove,
};
