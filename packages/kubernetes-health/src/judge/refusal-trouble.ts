import type { EventSnapshot } from "../shared/event-snapshot";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
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
  const { workload, older } = look;
  const { alive, wanted } = podsOf(look);
  if (alive >= wanted) return undefined;
  // Of what is no Deployment, events alone say it.
  const message = failureOf(workload) ?? refusals(look).at(-1)?.message;
  if (message === undefined) return undefined;
  // Older pods give back of a quota what they have when they go.
  const isPassing = PASSING.test(message) || (QUOTA.test(message) && older.length > 0);
  return {
    // With every pod that is made or goes, something moves.
    of: `refused ${alive} ${older.length}`,
    // Of before the wait: the next attempt comes in its own time.
    settleMs: isOldRefusal(look, baseline) ? Number.POSITIVE_INFINITY : isPassing ? PASSING_MS : SETTLE_MS,
    verdict: fail("pods-refused", message),
  };
}

/** Whether it has been refused before the wait, and not been tried since: what was in the way may be out of it. */
export function isOldRefusal(look: WorkloadLook, { events: before }: Baseline): boolean {
  const { alive, wanted } = podsOf(look);
  const told = refusals(look);
  return alive < wanted && told.length > 0 && told.every(({ uid, count }) => count <= (before.get(uid) ?? 0));
}

function podsOf({ workload, pods }: WorkloadLook): { readonly alive: number; readonly wanted: number } {
  const wanted = workload.job ? Math.min(workload.job.parallelism, workload.replicas) : workload.replicas;
  const alive = pods.filter(({ phase, isTerminating }) => phase !== "Failed" && !isTerminating).length;
  return { alive, wanted };
}

function failureOf({ conditions }: WorkloadSnapshot): string | undefined {
  const failure = conditions.find(({ type, status }) => type === "ReplicaFailure" && status === "True");
  return failure && (failure.message || failure.reason);
}

/** What was told of it, or of what it makes its pods by, oldest first. What went well afterwards ends it. */
function refusals({ events }: WorkloadLook): readonly EventSnapshot[] {
  const made = events.filter(
    ({ reason, object }) => /^(?:Failed|Successful)Create$/.test(reason) && object.kind !== "Pod",
  );
  const ordered = [...made].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const lastGood = ordered.findLastIndex(({ reason }) => reason === "SuccessfulCreate");
  return ordered.slice(lastGood + 1);
}
