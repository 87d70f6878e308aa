import type { WaitFailure } from "../shared/wait-types";
import { GOAL_WORDS } from "./goal-words";
import { plural } from "./plural";
import { seconds } from "./seconds";

/** What happened, as the end of a sentence that begins with the service's name: `is unhealthy after 6.2 s`. */
export function describeReason({ reason, condition, afterMs, evidence }: WaitFailure): string {
  const after = `after ${seconds(afterMs)}`;
  const { state, health, deadlineMs } = evidence;
  switch (reason) {
    case "unhealthy":
      return `is unhealthy ${after}${health ? ` (${plural(health.failingStreak, "probe")} failed in a row)` : ""}`;
    case "exited":
      return state?.status === "created"
        ? `could not be started ${after}`
        : `exited with code ${state?.exitCode ?? "?"} ${after}`;
    case "out-of-memory":
      return `was killed for memory (exit code ${state?.exitCode ?? "?"}) ${after}`;
    case "removed":
      return `was removed ${after}`;
    case "deadline":
      return `is still not ${GOAL_WORDS[condition]} after ${seconds(deadlineMs ?? afterMs)} (${health?.status ?? state?.status ?? "never seen"})${keptWaiting(evidence)}`;
    case "aborted":
      return `was not waited for to the end: aborted ${after}`;
    case "no-healthcheck":
      return "has no healthcheck, so it can never be healthy";
    case "not-found":
      return "does not exist on this engine";
    case "engine-unreachable":
      return `cannot be watched: the engine does not answer (${after})`;
  }
}

/** What a wait has put up with: that the check had said unhealthy long before. */
function keptWaiting({ unhealthyAfterMs }: WaitFailure["evidence"]): string {
  return unhealthyAfterMs === undefined
    ? ""
    : `: its check said unhealthy after ${seconds(unhealthyAfterMs)}, and the wait was told to go on`;
}
