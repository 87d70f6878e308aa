import {
  describeWorkloadReason,
  renderWorkloadFindings,
  type WorkloadWaitFailure,
} from "@pulumi-compose/kubernetes-health";
import { type GateReport, gateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";

type Subject = Pick<GateSubject, "service" | "place" | "checkPlace">;

/** The account of a failed gate of a workload. */
export function reportWorkloadFailure(subject: Subject, failure: WorkloadWaitFailure, heldUp: HeldUp): GateReport {
  const { reason } = failure;
  const account = { reason, what: describeWorkloadReason(failure), findings: renderWorkloadFindings(failure) };
  return gateReport(subject, account, heldUp);
}
