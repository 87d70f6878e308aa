import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "../../engine/api-types";
import type { Context } from "../resource";

const FAILED = "container failed to be in healthy state";

const NO_HEALTHCHECK = [
  "you have supplied a 'wait' argument, but the container does not have a healthcheck defined.",
  "Please remove the 'wait' argument or add a 'healthcheck' attribute",
].join(" ");

/**
 * The official plugin's `wait`: looks once a second for `healthy` and for nothing else. An unhealthy or exited container
 * sits out the whole timeout.
 */
export async function waitHealthy(context: Context, id: string, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && !context.signal.aborted) {
    const container = await context.engine.get<Container>(`/containers/${id}/json`);
    if (container.State.Health === undefined) throw new Error(NO_HEALTHCHECK);
    if (container.State.Health.Status === "healthy") return;
    await sleep(Math.min(1000, Math.max(0, end - Date.now())));
  }
  throw new Error(FAILED);
}
