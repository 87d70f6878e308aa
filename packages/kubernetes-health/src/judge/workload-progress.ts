import { wholeSeconds } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadGoal } from "../shared/workload-wait-types";
import { POD_GOAL_WORDS } from "./goal-words";
import { podWords } from "./pod-words";
import { hasReached, reachedOf } from "./reached";
import { hasToStayUp, UP_AFTER_MS } from "./stay-up";
import type { WorkloadLook } from "./workload-look";

/**
 * One line for a display that is updated in place: `2 of 3 ready, 1 ContainerCreating, 4 s of 60 s`; of what has no check and is there,
 * `2 of 2 ready, to stay up for 3 s, 1 s of 65 s`.
 */
export function workloadProgress(
  look: WorkloadLook,
  goal: WorkloadGoal,
  waitedMs: number,
  deadlineMs: number | undefined,
): string {
  const { workload, pods, older, isObserved } = look;
  const { reached, replicas } = reachedOf(look, goal);
  const word = workload.job && goal === "converged" ? "completed" : POD_GOAL_WORDS[goal];
  const counts = new Map<string, number>();
  for (const pod of pods.filter((candidate) => !hasReached(candidate, goal))) {
    const words = podWords(pod);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const parts = [`${reached} of ${replicas} ${word}`];
  // They are ready as soon as they run: that alone is not what is waited for.
  if (hasToStayUp(workload, goal) && reached > 0 && reached === replicas)
    parts.push(`to stay up for ${wholeSeconds(UP_AFTER_MS)}`);
  for (const [state, count] of counts) parts.push(`${count} ${state}`);
  // Before its controller has begun, nobody knows of which version a pod is.
  if (isObserved && older.length > 0) parts.push(`${older.length} of the version before`);
  if (workload.isPaused) parts.push(workload.job ? "suspended" : "paused");
  else if (!isObserved) parts.push("not begun");
  const of = deadlineMs === undefined ? "" : ` of ${wholeSeconds(deadlineMs)}`;
  parts.push(`${wholeSeconds(waitedMs)}${of}`);
  return parts.join(", ");
}
