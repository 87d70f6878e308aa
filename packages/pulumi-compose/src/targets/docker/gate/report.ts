import { describeReason, renderFindings, type WaitFailure } from "@pulumi-compose/docker-health";
import { type GateReport, gateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";

type Subject = Pick<GateSubject, "kind" | "service" | "deadlineMs" | "place" | "checkPlace">;

/**
 * The account of a failed gate of a container.
 *
 * @param left what serves in its place, where it was to take over from another
 */
export function reportFailure(subject: Subject, failure: WaitFailure, heldUp: HeldUp, left?: string): GateReport {
  const { reason } = failure;
  const advice = isCutShort(subject, failure) ? LONGER : undefined;
  const remark = isGone(failure) ? IN_THE_STATE : left;
  const account = { reason, what: describeReason(failure), findings: renderFindings(failure), advice, remark };
  return gateReport(subject, account, heldUp);
}

/** What is kept waiting for, and given up at a deadline that nobody has set: that one leaves little time to heal. */
function isCutShort({ deadlineMs }: Subject, { evidence }: WaitFailure): boolean {
  return deadlineMs === undefined && evidence.unhealthyAfterMs !== undefined;
}

const LONGER =
  "its deadline follows from its healthcheck: another one (`x-pulumi-compose: { deadline: 5m }`) gives it longer to heal";

function isGone({ reason }: WaitFailure): boolean {
  return reason === "not-found" || reason === "removed";
}

const IN_THE_STATE = "the state has it all the same: `pulumi up --refresh` looks first, and makes it again";
