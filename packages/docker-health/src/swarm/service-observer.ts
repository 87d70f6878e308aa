import type { Observer } from "../wait/observer";
import { collectServiceEvidence } from "./service-evidence";
import type { ServiceKind } from "./service-kind";
import { serviceRules } from "./service-rules";
import type { ServiceWaitContext } from "./service-wait-context";
import type { ServiceEvidence, ServiceGoal, ServiceWaitOptions } from "./service-wait-types";
import { ServiceWatching } from "./service-watching";

/** Observes a service of a swarm, by the looks that all waits on that swarm share. */
export function serviceObserver(
  context: ServiceWaitContext,
  ref: string,
  goal: ServiceGoal,
  options: ServiceWaitOptions,
): Observer<ServiceKind, ServiceEvidence> {
  return {
    rules: serviceRules(goal, options),
    watch: (tell) => new ServiceWatching(context, ref, goal, options, tell),
    evidence: ({ failed: { reason, detail }, state: { look, deadlineMs }, afterMs }) =>
      collectServiceEvidence(context.client, context.clock, {
        reason,
        goal,
        ref,
        look: look?.look,
        ...(detail && { detail }),
        waitedMs: afterMs,
        deadlineMs,
        redact: options.redact ?? [],
      }),
  };
}
