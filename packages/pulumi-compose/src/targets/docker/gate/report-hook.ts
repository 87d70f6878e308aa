import { renderHook } from "@pulumi-compose/docker-health";
import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import { type GateReport, gateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";
import type { HookFailure } from "../lifecycle/post-healthy-runs";

/** A gate that was not passed because of a hook: the container was healthy, and stays. */
export interface HookGateFailure {
  readonly ok: false;
  readonly reason: "hook-failed";
  readonly afterMs: number;
  readonly container: { readonly id: string; readonly name: string };
  readonly hook: HookFailure;
}

/** What has to be known of a service whose hook failed. */
interface Subject extends Pick<GateSubject, "kind" | "service">, Partial<Pick<GateSubject, "place">> {
  /** Where each hook is written. */
  readonly places: readonly (string | undefined)[];
}

/**
 * The account of a gate that was not passed because a `post_healthy` hook failed.
 *
 * @param left what serves in its place, where it was to take over from another
 */
export function reportHook(
  { kind, service, place, places }: Subject,
  { container: { id, name }, hook, reason }: HookGateFailure,
  heldUp: HeldUp,
  left?: string,
): GateReport {
  const account = {
    reason,
    what: GATE_MESSAGES[reason].text(hook),
    findings: renderHook({ ...hook, container: `${name} (${id.slice(0, 12)})` }),
    remark: left ?? "all of its post_healthy hooks run again with the next `up`, from the first",
  };
  return gateReport({ ...(kind && { kind }), service, place: places[hook.index], waitPlace: place }, account, heldUp);
}
