import type { ResourceState } from "../../bridge/resource-state";
import { messageOf } from "../../engine/engine-error";
import { flagOf } from "../../values/read";
import { same, type ValueMap } from "../../values/value";
import type { Context } from "../resource";
import { updatableResources } from "./resources";

const UPDATABLE = [
  "restart",
  "maxRetryCount",
  "cpuShares",
  "memory",
  "memoryReservation",
  "cpuSet",
  "memorySwap",
  "deviceReadBps",
  "deviceReadIops",
  "deviceWriteBps",
  "deviceWriteIops",
];

/**
 * Starts a container that has to run again and passes new limits on. Every other change that does not replace
 * (healthcheck, tmpfs, init, cpuPeriod, cpuQuota, ...) is recorded and never reaches the engine: so does the official plugin.
 */
export async function updateContainer(context: Context, state: ResourceState, before: ValueMap): Promise<void> {
  const { id, values } = state;
  if (!flagOf(before, "mustRun") && flagOf(values, "mustRun") && flagOf(values, "start")) {
    try {
      await context.engine.post(`/containers/${id}/start`);
    } catch (error) {
      throw new Error(`Unable to start container: ${messageOf(error)}`);
    }
  }
  if (UPDATABLE.every((name) => same(values[name] ?? null, before[name] ?? null))) return;
  try {
    await context.engine.post(`/containers/${id}/update`, { body: updatableResources(values) });
  } catch (error) {
    throw new Error(`Unable to update a container: ${messageOf(error)}`);
  }
}
