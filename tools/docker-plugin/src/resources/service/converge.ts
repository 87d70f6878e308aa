import { setTimeout as sleep } from "node:timers/promises";
import type { Service, Task } from "../../engine/swarm-types";
import { formatGoDuration } from "../../values/go-duration";
import type { ValueMap } from "../../values/value";
import type { Context } from "../resource";
import { nanoseconds } from "./container-spec";

const PAUSE_MS = 500;

/** The swarm did not get all replicas running in time. */
export class DidNotConverge extends Error {
  override readonly name = "DidNotConverge";
}

/** `convergeConfig`: waits until as many tasks run as there are replicas, or an update has completed. */
export async function converge(context: Context, id: string, config: ValueMap, isUpdate: boolean): Promise<void> {
  const timeoutNs = nanoseconds(config, "timeout");
  const end = Date.now() + timeoutNs / 1e6;
  await sleep(isUpdate ? 0 : nanoseconds(config, "delay") / 1e6);
  while (!(await hasConverged(context, id, isUpdate))) {
    if (Date.now() > end || context.signal.aborted) {
      const limit = formatGoDuration(BigInt(timeoutNs));
      throw new DidNotConverge(`Service with ID (${id}) did not converge after ${limit}`);
    }
    await sleep(PAUSE_MS);
  }
}

async function hasConverged(context: Context, id: string, isUpdate: boolean): Promise<boolean> {
  const service = await context.engine.get<Service>(`/services/${id}`);
  const status = isUpdate ? service.UpdateStatus : undefined;
  switch (status?.State) {
    case "completed":
      return true;
    case "rollback_completed":
      throw new Error(`service rollback completed: ${status.Message ?? ""}`);
    case "paused":
      throw new Error(`service update paused: ${status.Message ?? ""}`);
    case "rollback_paused":
      throw new Error(`service rollback paused: ${status.Message ?? ""}`);
    default:
      return allRunning(context, service);
  }
}

async function allRunning(context: Context, service: Service): Promise<boolean> {
  const replicas = service.Spec.Mode.Replicated?.Replicas;
  if (replicas === undefined || replicas === null) throw new Error("no replica count");
  const filters = JSON.stringify({ service: { [service.ID]: true }, "desired-state": { running: true } });
  const tasks = await context.engine.get<readonly Task[]>("/tasks", { query: { filters } });
  const slots = new Set(tasks.filter((task) => task.Status.State === "running").map((task) => task.Slot));
  return slots.size === replicas;
}
