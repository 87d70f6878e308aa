import { wholeSeconds } from "../evidence/whole-seconds";
import { endOf } from "./end-of";
import { reachedOf } from "./judge-service";
import { REPLICA_GOAL_WORDS } from "./service-goal-words";
import type { ServiceLook } from "./service-look";
import type { ServiceGoal } from "./service-wait-types";
import { hasReached, slotsOf } from "./slots";

/** One line for a display that is updated in place: `2 of 3 running, 1 preparing, updating, 4 s of 60 s`. */
export function serviceProgress(
  look: ServiceLook,
  goal: ServiceGoal,
  waitedMs: number,
  deadlineMs: number | undefined,
): string {
  const { service, ends } = look;
  const { reached, replicas } = reachedOf(look, goal);
  const others = slotsOf(look).filter((slot) => !hasReached(slot, goal, look));
  const counts = new Map<string, number>();
  for (const { newest } of others) {
    const word = endOf(newest, ends) === "unhealthy" ? "unhealthy" : newest.state;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [`${reached} of ${replicas} ${REPLICA_GOAL_WORDS[goal]}`];
  for (const [state, count] of counts) parts.push(`${count} ${state}`);
  if (service.update?.state === "updating") parts.push("updating");
  if (service.update?.state === "rollback_started") parts.push("rolling back");
  const of = deadlineMs === undefined ? "" : ` of ${wholeSeconds(deadlineMs)}`;
  parts.push(`${wholeSeconds(waitedMs)}${of}`);
  return parts.join(", ");
}
