import type { ResourceState } from "../../bridge/resource-state";
import { messageOf, says } from "../../engine/engine-error";
import type { Task } from "../../engine/swarm-types";
import { objectOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import type { Context } from "../resource";
import { nanoseconds } from "./container-spec";

/** Removes the service; with a grace period, waits for its containers on this engine and removes what is left of them. */
export async function deleteService(context: Context, { id, values }: ResourceState): Promise<void> {
  const graceMs = gracePeriodMs(values);
  const containers = graceMs > 0 ? await containersOf(context, textOf(values, "name")) : [];
  try {
    await context.engine.delete(`/services/${encodeURIComponent(id)}`);
  } catch (error) {
    throw new Error(`Error deleting service with ID '${id}': ${messageOf(error)}`);
  }
  for (const container of containers) await removeContainer(context, container, graceMs);
}

function gracePeriodMs(values: ValueMap): number {
  const spec = objectOf(objectOf(values, "taskSpec") ?? {}, "containerSpec") ?? {};
  return nanoseconds(spec, "stopGracePeriod") / 1e6;
}

async function containersOf(context: Context, service: string): Promise<string[]> {
  const filters = JSON.stringify({ service: { [service]: true } });
  const tasks = await context.engine.get<readonly Task[]>("/tasks", { query: { filters } });
  return tasks
    .filter((task) => task.Status.State !== "shutdown")
    .map((task) => task.Status.ContainerStatus?.ContainerID ?? "")
    .filter(Boolean);
}

async function removeContainer(context: Context, id: string, graceMs: number): Promise<void> {
  // A trap of the official plugin: a container that has to be killed is gone a moment after its grace period, and the
  // removal fails although the service is gone.
  const signal = AbortSignal.timeout(graceMs);
  try {
    await context.engine.post(`/containers/${id}/wait`, { query: { condition: "removed" }, signal });
  } catch (error) {
    if (!says(error, "No such container")) {
      const why = signal.aborted ? "context deadline exceeded" : messageOf(error);
      throw new Error(`error on wait for container with ID '${id}': ${why}`);
    }
  }
  try {
    await context.engine.delete(`/containers/${id}`, { query: { v: true, force: true } });
  } catch (error) {
    if (!says(error, "No such container", "is already in progress")) {
      throw new Error(`Error deleting container with ID '${id}': ${messageOf(error)}`);
    }
  }
}
