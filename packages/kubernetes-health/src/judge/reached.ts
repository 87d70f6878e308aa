import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadGoal } from "../shared/workload-wait-types";
import type { WorkloadLook } from "./workload-look";

/** How many pods of the wanted version have what is waited for, and how many there are to be. */
export interface Reached {
  readonly reached: number;
  readonly replicas: number;
}

export function reachedOf(look: WorkloadLook, goal: WorkloadGoal): Reached {
  const { workload, pods } = look;
  const { counts, replicas, rollout } = workload;
  const having = pods.filter((pod) => hasReached(pod, goal)).length;
  if (workload.job) {
    const isDone = isComplete(workload);
    if (isEnd(goal)) return { reached: isDone ? Math.max(replicas, counts.succeeded) : counts.succeeded, replicas };
    const atATime = Math.min(workload.job.parallelism, replicas);
    // What has completed was started, whether its pod is still there or not.
    const completed = goal === "service_started" ? counts.succeeded : 0;
    return { reached: isDone && completed > 0 ? atATime : Math.max(having, completed), replicas: atATime };
  }
  // Two witnesses: pods and versions are seen apart from what their controller has counted.
  const isCounted = rollout.strategy !== "OnDelete" && rollout.partition === 0;
  return { reached: isCounted ? Math.min(having, counts.updated) : having, replicas };
}

/** Whether all is as it was asked for, and has been for as long as it has to. */
export function hasMetGoal(look: WorkloadLook, goal: WorkloadGoal): boolean {
  const { workload, isObserved } = look;
  if (!isObserved || workload.isTerminating) return false;
  const { reached, replicas } = reachedOf(look, goal);
  if (workload.job && isEnd(goal)) return isComplete(workload);
  return reached >= replicas && (goal !== "converged" || isRolledOut(workload));
}

/** Whether a pod has what is waited for. */
export function hasReached(pod: PodSnapshot, goal: WorkloadGoal): boolean {
  const main = pod.containers.filter(({ role }) => role === "main");
  switch (goal) {
    case "service_started":
      return (
        pod.phase === "Succeeded" || (isAlive(pod) && main.every((one) => one.state.kind === "running" || ended(one)))
      );
    case "service_healthy":
    case "converged":
      return pod.ready && isAlive(pod);
    case "service_completed_successfully":
      return pod.phase === "Succeeded" || (isAlive(pod) && main.every(ended));
  }
}

/** A Job's own word. */
export function isComplete({ conditions }: WorkloadSnapshot): boolean {
  return conditions.some(({ type, status }) => type === "Complete" && status === "True");
}

/** As `kubectl rollout status` sees it. */
function isRolledOut({ kind, counts, replicas, rollout }: WorkloadSnapshot): boolean {
  const { total, updated, ready, available } = counts;
  // An API server before 1.22 counts no available pods of a StatefulSet.
  const lasting = kind === "StatefulSet" && rollout.minReadyMs === 0 ? ready : available;
  if (lasting < replicas) return false;
  if (rollout.strategy === "OnDelete") return true;
  return updated >= replicas - rollout.partition && (kind !== "Deployment" || total <= updated);
}

function isAlive({ isTerminating, phase }: PodSnapshot): boolean {
  return !isTerminating && phase !== "Failed";
}

/** With 0, now or before it was started again. */
function ended({ state, lastEnd }: PodContainer): boolean {
  return (state.kind === "terminated" && state.exitCode === 0) || lastEnd?.exitCode === 0;
}

function isEnd(goal: WorkloadGoal): boolean {
  return goal === "service_completed_successfully" || goal === "converged";
}
