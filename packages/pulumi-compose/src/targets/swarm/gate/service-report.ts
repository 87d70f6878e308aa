import { describeServiceReason, renderServiceFindings, type ServiceWaitFailure } from "@pulumi-compose/docker-health";
import { type GateReport, gateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";

type Subject = Pick<GateSubject, "service" | "place" | "checkPlace">;

/** The account of a failed gate of a swarm's service. */
export function reportServiceFailure(subject: Subject, failure: ServiceWaitFailure, heldUp: HeldUp): GateReport {
  const { reason } = failure;
  const account = { reason, what: describeServiceReason(failure), findings: renderServiceFindings(failure) };
  return gateReport(subject, account, heldUp);
}
