import type { ChooseGoal, ContainerGoal, WaitOptions, WaitResult } from "../shared/wait-types";
import { runWait } from "../wait/run-wait";
import { containerObserver } from "./container-observer";
import type { ContainerWaitContext } from "./container-wait-context";

/** Waits for one goal of one container. */
export async function waitForContainer(
  context: ContainerWaitContext,
  ref: string,
  wanted: ContainerGoal | ChooseGoal,
  options: WaitOptions,
): Promise<WaitResult> {
  const { signal, onProgress } = options;
  const ended = await runWait(containerObserver(context, ref, wanted, options), {
    clock: context.clock,
    signal,
    onProgress,
  });
  const { look } = ended.state;
  const { afterMs } = ended;
  const condition = look?.goal ?? (typeof wanted === "function" ? "up" : wanted);
  if ("failed" in ended) {
    return { ok: false, condition, reason: ended.failed.reason, afterMs, evidence: ended.evidence };
  }
  const { by, ended: hasEnded } = ended.opened;
  const container = { id: look?.container.id ?? ref, name: look?.container.name ?? ref };
  return { ok: true, condition, by, afterMs, container, ...(hasEnded && condition === "up" && { ended: true }) };
}
