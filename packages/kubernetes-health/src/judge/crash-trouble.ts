import { plural } from "@pulumi-compose/docker-health/kernel";
import type { EventSnapshot } from "../shared/event-snapshot";
import type { ContainerEnd, PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadFailureReason, WorkloadGoal } from "../shared/workload-wait-types";
import { type Baseline, containerKey, deathsOf } from "./baseline";
import { fail, type Suspicion, type Verdict } from "./judgement";

/** So many times a container may end before it is clear that it will end the next time, too. */
const DEATHS = 3;
/** One that could not even be begun, for what is not in its image, is begun no better the next time. */
const FALSE_STARTS = 2;
const NOT_THERE =
  /executable file not found|no such file or directory|exec format error|permission denied|not a directory/i;

/** What it means that a container lies dead that is to be started again. Of a Job, its controller decides that. */
export function crashTrouble(
  pod: PodSnapshot,
  container: PodContainer,
  events: readonly EventSnapshot[],
  { goal, baseline }: { readonly goal: WorkloadGoal; readonly baseline: Baseline },
): Verdict | Suspicion | undefined {
  const { count, isDead } = deathsOf(container);
  const end = endOf(container);
  if (!isDead || !end) return undefined;
  // It was started, or has completed: that it goes on to be started again is nobody's trouble who waits for that.
  const mayEnd = goal === "service_started" || goal === "service_completed_successfully";
  if (mayEnd && end.exitCode === 0) return undefined;
  const cannotStart = /StartError|ContainerCannotRun/.test(end.reason) && NOT_THERE.test(end.message);
  const enough = cannotStart ? FALSE_STARTS : DEATHS;
  const before = baseline.deaths.get(containerKey(pod, container));
  const verdict = fail(reasonOf(pod, container, end, events), describeEnd(container, end, count));
  if (count >= boundAfter(before?.count ?? 0, before?.isDead ?? false, enough)) return verdict;
  // It is to die again: until then it is what is wrong, and no more.
  return { of: `dead ${containerKey(pod, container)}`, settleMs: Number.POSITIVE_INFINITY, verdict };
}

/** What had ended that often before may do so once more, if it lay dead then; else it is as good as new. */
function boundAfter(count: number, wasDead: boolean, enough: number): number {
  if (count < enough) return enough;
  return wasDead ? count + 1 : count + enough;
}

function endOf({ state, lastEnd }: PodContainer): ContainerEnd | undefined {
  return state.kind === "terminated" ? state : lastEnd;
}

function reasonOf(
  pod: PodSnapshot,
  container: PodContainer,
  end: ContainerEnd,
  events: readonly EventSnapshot[],
): WorkloadFailureReason {
  if (end.reason === "OOMKilled") return "out-of-memory";
  return wasKilledForProbe(pod, container, events) ? "unhealthy" : "crash-loop";
}

function wasKilledForProbe(pod: PodSnapshot, { name }: PodContainer, events: readonly EventSnapshot[]): boolean {
  return events.some(
    ({ object, reason, message }) =>
      object.uid === pod.uid &&
      reason === "Killing" &&
      message.includes(`ontainer ${name} failed`) &&
      /failed (?:liveness|startup) probe/.test(message),
  );
}

function describeEnd({ name }: PodContainer, { exitCode, reason, message }: ContainerEnd, count: number): string {
  const why = [reason === "Error" || reason === "" ? "" : ` (${reason})`, message.trim() ? `: ${message.trim()}` : ""];
  return `container "${name}" has ended ${plural(count, "time")}, at last with code ${exitCode}${why.join("")}`;
}
