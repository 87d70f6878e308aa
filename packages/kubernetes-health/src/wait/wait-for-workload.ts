import { runWait } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadRef } from "../shared/workload-ref";
import type { WorkloadGoal, WorkloadWaitOptions, WorkloadWaitResult } from "../shared/workload-wait-types";
import { failureReason } from "./failure-reason";
import { type WorkloadWaitContext, workloadObserver } from "./workload-observer";

/** Waits for one goal of one workload of a cluster. */
export async function waitForWorkload(
  context: WorkloadWaitContext,
  ref: WorkloadRef,
  goal: WorkloadGoal,
  options: WorkloadWaitOptions,
): Promise<WorkloadWaitResult> {
  const { signal, onProgress } = options;
  const ended = await runWait(workloadObserver(context, ref, goal, options), {
    clock: context.clock,
    signal,
    onProgress,
  });
  const { afterMs } = ended;
  if ("failed" in ended) {
    return { ok: false, goal, reason: failureReason(ended.failed.reason), afterMs, evidence: ended.evidence };
  }
  return { ok: true, goal, by: ended.opened.by, afterMs, workload: ref };
}
