import { runWait } from "../wait/run-wait";
import { serviceObserver } from "./service-observer";
import type { ServiceWaitContext } from "./service-wait-context";
import type { ServiceGoal, ServiceWaitOptions, ServiceWaitResult } from "./service-wait-types";

/** Waits for one goal of one service of a swarm. */
export async function waitForService(
  context: ServiceWaitContext,
  ref: string,
  goal: ServiceGoal,
  options: ServiceWaitOptions,
): Promise<ServiceWaitResult> {
  const { signal, onProgress } = options;
  const ended = await runWait(serviceObserver(context, ref, goal, options), {
    clock: context.clock,
    signal,
    onProgress,
  });
  const { afterMs } = ended;
  if ("failed" in ended) {
    return { ok: false, goal, reason: ended.failed.reason, afterMs, evidence: ended.evidence };
  }
  const { id = ref, name = ref } = ended.state.look?.look.service ?? {};
  return { ok: true, goal, by: ended.opened.by, afterMs, service: { id, name } };
}
