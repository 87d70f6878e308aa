import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadGoal } from "../shared/workload-wait-types";
import { NO_BASELINE, progressFailure } from "./baseline";
import { containerConfigTrouble, mountTrouble } from "./config-trouble";
import { crashTrouble } from "./crash-trouble";
import { imageTrouble } from "./image-trouble";
import { fail, type Suspicion, type Verdict, type WorkloadJudgement, type WorkloadTerms } from "./judgement";
import { placementTrouble } from "./placement-trouble";
import { hasMetGoal, isComplete } from "./reached";
import { refusalTrouble } from "./refusal-trouble";
import { hasCheck, hasToStayUp, UP_AFTER_MS } from "./stay-up";
import type { WorkloadLook } from "./workload-look";

/** So many pods may be put out by their nodes before it is clear that the next one will be, too. */
const EVICTIONS = 3;
const NO_NODES_SETTLE_MS = 20_000;

/** What one look at a workload means for a wait. Pure: the same look and terms give the same answer. */
export function judgeWorkload(look: WorkloadLook, terms: WorkloadTerms): WorkloadJudgement {
  const { workload } = look;
  const { goal, baseline } = terms;
  if (goal === "service_healthy" && !hasCheck(workload)) return fail("no-healthcheck");
  if (hasMetGoal(look, goal)) return judgeMet(look, terms);
  const ofController = judgeController(workload, terms);
  if (ofController) return ofController;
  const found = [refusalTrouble(look, baseline), ...look.pods.flatMap((pod) => podTroubles(pod, look, terms))];
  const troubles = found.filter((trouble) => trouble !== undefined);
  const verdict = troubles.find((trouble): trouble is Verdict => "kind" in trouble) ?? judgeEvictions(look, terms);
  if (verdict) return verdict;
  return { kind: "pending", suspicions: troubles.filter((trouble): trouble is Suspicion => "of" in trouble) };
}

/**
 * Whether a workload has reached a goal as it is, without waiting for anything: as a wait would say at its first look. Pure.
 */
export function meetsWorkloadGoal(look: WorkloadLook, goal: WorkloadGoal): boolean {
  return judgeWorkload(look, { goal, baseline: NO_BASELINE }).kind === "open";
}

function judgeMet({ workload, pods }: WorkloadLook, { goal, baseline }: WorkloadTerms): WorkloadJudgement {
  if (workload.kind === "DaemonSet" && workload.replicas === 0 && goal !== "converged") {
    const verdict = fail("unschedulable", "no node of the cluster fits it");
    return { kind: "pending", suspicions: [{ of: "no nodes", settleMs: NO_NODES_SETTLE_MS, verdict }] };
  }
  if (!hasToStayUp(workload, goal) || pods.length === 0 || baseline.isSettled) return { kind: "open" };
  const restarts = pods.map(({ uid, containers }) => `${uid} ${containers.map((one) => one.restarts).join(" ")}`);
  const of = `up ${restarts.join(", ")}`;
  return { kind: "pending", suspicions: [{ of, settleMs: UP_AFTER_MS, verdict: { kind: "open" } }] };
}

/** What a controller says that it will not do. */
function judgeController(workload: WorkloadSnapshot, { goal, baseline }: WorkloadTerms): Verdict | undefined {
  const failed = workload.conditions.find(
    ({ type, status }) => (type === "Failed" || type === "FailureTarget") && status === "True",
  );
  if (workload.job && failed) {
    return fail("failed-job", [failed.reason, failed.message].filter((text) => text !== "").join(": "));
  }
  if (workload.job && isComplete(workload))
    return fail("exited", `it had completed before it was ${goal === "service_healthy" ? "ready" : "seen to start"}`);
  const late = progressFailure(workload);
  const isNews = late && late.since !== baseline.progressFailedSince;
  return isNews && workload.observedGeneration >= workload.generation
    ? fail("progress-deadline", late.message)
    : undefined;
}

function podTroubles(
  pod: WorkloadLook["pods"][number],
  look: WorkloadLook,
  terms: WorkloadTerms,
): readonly (Verdict | Suspicion | undefined)[] {
  if (pod.isTerminating || pod.phase === "Succeeded" || pod.phase === "Failed") return [];
  const { events, workload } = look;
  const { baseline } = terms;
  return [
    placementTrouble(pod, look),
    mountTrouble(pod, events, baseline),
    ...pod.containers.flatMap((container) => [
      imageTrouble(pod, container, events, baseline),
      containerConfigTrouble(pod, container),
      workload.job ? undefined : crashTrouble(pod, container, events, terms),
    ]),
  ];
}

function judgeEvictions({ workload, pods }: WorkloadLook, { baseline }: WorkloadTerms): Verdict | undefined {
  if (workload.job) return undefined;
  const gone = pods.filter(({ uid, phase }) => phase === "Failed" && !baseline.failedPods.has(uid));
  const [last] = [...gone].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  if (!last || gone.length < EVICTIONS) return undefined;
  return fail("evicted", [last.reason, last.message].filter((text) => text !== "").join(": "));
}
