import type { Baseline } from "./baseline";
import { fail, type Suspicion } from "./judgement";
import type { WorkloadLook } from "./workload-look";

const SETTLE_MS = 10_000;
/** What comes by itself when a namespace is new, or passes: a service account, a webhook that is not up, a quota that is counted. */
const PASSING_MS = 60_000;
const PASSING =
  /failed calling webhook|serviceaccount "[^"]*" not found|status unknown for quota|etcdserver|timeout|timed out|connection refused|too many requests|please try again|object has been modified/i;
const QUOTA = /exceeded quota/i;

/** What it means that a workload's controller is not let make its pods. */
export function refusalTrouble(look: WorkloadLook, baseline: Baseline): Suspicion | undefined {
  const { workload, pods, older } = look;
  const wanted = workload.job ? Math.min(workload.job.parallelism, workload.replicas) : workload.replicas;
  const alive = pods.filter(({ phase, isTerminating }) => phase !== "Failed" && !isTerminating).length;
  if (alive >= wanted) return undefined;
  const message = refusalOf(look, baseline);
  if (message === undefined) return undefined;
  // Older pods give back of a quota what they have when they go.
  const isPassing = PASSING.test(message) || (QUOTA.test(message) && older.length > 0);
  return {
    // With every pod that is made or goes, something moves.
    of: `refused ${alive} ${older.length}`,
    settleMs: isPassing ? PASSING_MS : SETTLE_MS,
    verdict: fail("pods-refused", message),
  };
}

function refusalOf({ workload, events }: WorkloadLook, baseline: Baseline): string | undefined {
  const failure = workload.conditions.find(({ type, status }) => type === "ReplicaFailure" && status === "True");
  if (failure) return failure.message || failure.reason;
  // Controllers of other kinds say it by events alone.
  if (workload.kind === "Deployment") return undefined;
  return events.findLast(
    ({ uid, object, reason, count }) =>
      object.uid === workload.uid && reason === "FailedCreate" && count > (baseline.events.get(uid) ?? 0),
  )?.message;
}
