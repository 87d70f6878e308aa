import {
  type Moment,
  type Reading,
  type Rules,
  type WaitState,
  wholeSeconds,
} from "@pulumi-compose/docker-health/kernel";
import { judgeWorkload } from "../judge/judge-workload";
import { fail, type Suspicion, type Verdict } from "../judge/judgement";
import { reachedOf } from "../judge/reached";
import { standsStill } from "../judge/standing-still";
import { defaultWorkloadDeadlineMs } from "../judge/workload-deadline";
import { workloadProgress } from "../judge/workload-progress";
import type { WorkloadGoal, WorkloadWaitOptions } from "../shared/workload-wait-types";
import { isClusterFault } from "./cluster-fault";
import type { WorkloadKindOfWait, WorkloadMemory, WorkloadSight } from "./workload-kind";

type State = WaitState<WorkloadKindOfWait>;

const CLUSTER_GRACE_MS = 60_000;
/** How long a deadline stands still at most. */
const LONGEST_STANDING_MS = 10 * 60_000;

/** The rules of the wait for a workload of a cluster: a pure judge says what each look means. */
export function workloadRules(goal: WorkloadGoal, options: WorkloadWaitOptions): Rules<WorkloadKindOfWait> {
  const isGiven = options.deadlineMs !== undefined || options.podDeadlineMs !== undefined;
  const deadline = isGiven ? "given" : "default";
  return {
    by: "cluster",
    memory: { standingMs: 0, suspicions: new Map() },
    deadlineMs: options.deadlineMs,
    deadlineBy: "looks",
    engineGraceMs: options.engineGraceMs ?? CLUSTER_GRACE_MS,
    retryMs: undefined,
    isTold: options.onProgress !== undefined,
    defaultDeadlineMs: ({ look }) => defaultWorkloadDeadlineMs(look.workload, goal, options.podDeadlineMs),
    judge: (sight, state, moment) => judge(sight, { goal, deadline }, state, moment),
    hear: () => ({}),
    rang: () => ({}),
    absent: ({ look }) => ({ ok: false, reason: look ? "removed" : "not-found" }),
    reasonOf(fault) {
      if (fault.kind !== "refused" || !isClusterFault(fault)) return undefined;
      return fault.code === "forbidden" || fault.code === "unauthorized" ? "forbidden" : undefined;
    },
    describe({ look, deadlineMs }, waitedMs) {
      if (!look) return undefined;
      const message = workloadProgress(look.look, goal, waitedMs, deadlineMs);
      return { waitedMs, deadlineMs, ...reachedOf(look.look, goal), message };
    },
  };
}

function judge(
  { look, baseline }: WorkloadSight,
  { goal, deadline }: { readonly goal: WorkloadGoal; readonly deadline: "given" | "default" },
  { memory, deadlineMs }: State,
  { nowMs, waitedMs }: Moment,
): Reading<WorkloadKindOfWait> {
  const judgement = judgeWorkload(look, { goal, baseline });
  const pending = judgement.kind === "pending" ? judgement.suspicions : [];
  const suspicions = new Map(pending.map(({ of }) => [of, memory.suspicions.get(of) ?? nowMs] as const));
  // What looks like a trouble is seen to its end: it passes, or it becomes the reason.
  const isDoubtful =
    deadline === "default" &&
    pending.some(({ verdict, settleMs }) => verdict.kind === "fail" && Number.isFinite(settleMs));
  const isStanding = judgement.kind === "pending" && (isDoubtful || standsStill(look, baseline, deadline));
  const standingMs = memory.standingMs + (isStanding ? nowMs - (memory.lookedAtMs ?? nowMs) : 0);
  const remembered: WorkloadMemory = { lookedAtMs: nowMs, standingMs, suspicions };
  const allowanceMs = Math.min(standingMs, LONGEST_STANDING_MS);
  const settled = pending.find(({ of, settleMs }) => nowMs - (suspicions.get(of) ?? nowMs) >= settleMs);
  const isOver = deadline === "given" && deadlineMs !== undefined && Math.round(waitedMs) >= deadlineMs + allowanceMs;
  const found = settled?.verdict ?? (isOver ? lateTrouble(pending, deadlineMs) : undefined);
  return {
    judgement: judgement.kind === "pending" ? (found ?? { kind: "pending" }) : judgement,
    memory: remembered,
    wants: [],
    allowanceMs,
  };
}

/** What was in the way when a deadline passed, though nobody would have given up because of it yet. */
function lateTrouble(pending: readonly Suspicion[], deadlineMs: number): Verdict | undefined {
  const verdict = pending.map((one) => one.verdict).find(({ kind }) => kind === "fail");
  if (verdict?.kind !== "fail") return undefined;
  const passed = `the deadline of ${wholeSeconds(deadlineMs)} has passed`;
  return fail(verdict.reason, verdict.detail ? `${verdict.detail}; ${passed}` : passed);
}
