import type { Clock, Observer, Sight, Watching } from "@pulumi-compose/docker-health/kernel";
import { collectWorkloadEvidence } from "../evidence/workload-evidence";
import { type Baseline, baselineOf } from "../judge/baseline";
import { judgeWorkload } from "../judge/judge-workload";
import type { WorkloadLook } from "../judge/workload-look";
import type { ClusterClient } from "../shared/cluster-client";
import type { WorkloadRef } from "../shared/workload-ref";
import type { WorkloadEvidence, WorkloadGoal, WorkloadWaitOptions } from "../shared/workload-wait-types";
import type { NamespaceWatch, WorkloadSighting } from "../watch/namespace-watch";
import { clusterFault } from "./cluster-fault";
import { failureReason } from "./failure-reason";
import type { WorkloadKindOfWait } from "./workload-kind";
import { workloadRules } from "./workload-rules";

/** What the waits of one namespace share. */
export interface WorkloadWaitContext {
  readonly client: ClusterClient;
  readonly watch: NamespaceWatch;
  readonly clock: Clock;
}

/** Observes a workload of a cluster, by the watches that all waits in that namespace share. */
export function workloadObserver(
  context: WorkloadWaitContext,
  ref: WorkloadRef,
  goal: WorkloadGoal,
  options: WorkloadWaitOptions,
): Observer<WorkloadKindOfWait, WorkloadEvidence> {
  const known: Known = {};
  return {
    rules: workloadRules(goal, options),
    watch: (tell) => watchWorkload(context, ref, goal, options.asOfMs, known, tell),
    evidence: ({ failed, state: { look, deadlineMs }, afterMs }) =>
      collectWorkloadEvidence(context.client, context.clock, {
        reason: failureReason(failed.reason),
        goal,
        ref,
        look: look?.look,
        ...(known.withoutEvents !== undefined && { withoutEvents: wordsOf(known.withoutEvents) }),
        ...(failed.detail && { detail: failed.detail }),
        waitedMs: afterMs,
        deadlineMs,
        redact: options.redact ?? [],
      }),
  };
}

/** What has been seen beside what is judged. */
interface Known {
  withoutEvents?: unknown;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function watchWorkload(
  { watch, clock }: WorkloadWaitContext,
  ref: WorkloadRef,
  goal: WorkloadGoal,
  asOfMs: number | undefined,
  known: Known,
  tell: (sight: Sight<WorkloadKindOfWait>) => void,
): Watching<WorkloadKindOfWait> {
  let baseline: Baseline | undefined;
  const see = (sighting: WorkloadSighting) => {
    switch (sighting.kind) {
      case "seen":
        baseline ??= baselineOf(sighting.look, clock.wall());
        known.withoutEvents = sighting.withoutEvents;
        tell({ kind: "seen", look: { look: sighting.look, baseline } });
        break;
      case "absent":
        tell({ kind: "absent" });
        break;
      case "blind":
        tell({ kind: "blind", fault: clusterFault(sighting.error, clock.now() - sighting.sinceMs) });
    }
  };
  const glimpse = (look: WorkloadLook) => {
    const sight = { look, baseline: baselineOf(look, clock.wall()) };
    const isEnough = judgeWorkload(look, { goal, baseline: sight.baseline }).kind === "open";
    if (isEnough) tell({ kind: "seen", look: sight });
    return isEnough;
  };
  const watching = watch.watch(ref, { see, glimpse }, asOfMs);
  return {
    look: () => {
      // The watch shows by itself what there is.
    },
    act: () => {
      // There is nothing to do.
    },
    stop: () => watching.stop(),
  };
}
