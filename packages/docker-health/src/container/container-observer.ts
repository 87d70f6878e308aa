import { collectEvidence } from "../evidence/collect-evidence";
import type { ChooseGoal, ContainerGoal, Evidence, WaitOptions } from "../shared/wait-types";
import type { Observer } from "../wait/observer";
import type { ContainerKind } from "./container-kind";
import { containerRules } from "./container-rules";
import type { ContainerWaitContext } from "./container-wait-context";
import { ContainerWatching } from "./container-watching";

/** Observes a container: its events, inspects, own runs of its test. */
export function containerObserver(
  context: ContainerWaitContext,
  ref: string,
  wanted: ContainerGoal | ChooseGoal,
  options: WaitOptions,
): Observer<ContainerKind, Evidence> {
  return {
    rules: containerRules(options),
    watch: (tell) => new ContainerWatching(context, ref, wanted, options, tell),
    evidence: ({ failed: { reason, detail }, state: { look, memory, deadlineMs, wasBlind }, afterMs }) =>
      collectEvidence(context.client, context.clock, {
        reason,
        ref,
        container: look?.container,
        ownProbes: memory.ownProbes,
        ...(detail && { detail }),
        waitedMs: afterMs,
        deadlineMs,
        engineWasAway: wasBlind,
        ...(memory.unhealthyAfterMs !== undefined && { unhealthyAfterMs: memory.unhealthyAfterMs }),
        redact: options.redact ?? [],
      }),
  };
}
