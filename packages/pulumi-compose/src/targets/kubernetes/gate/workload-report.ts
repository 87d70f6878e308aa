import {
  describeWorkloadReason,
  renderWorkloadFindings,
  type WorkloadWaitFailure,
} from "@pulumi-compose/kubernetes-health";
import { type GateReport, gateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";

type Subject = Pick<GateSubject, "service" | "place" | "checkPlace" | "imagePlace">;

/** The account of a failed gate of a workload. */
export function reportWorkloadFailure(subject: Subject, failure: WorkloadWaitFailure, heldUp: HeldUp): GateReport {
  const { reason } = failure;
  const account = { reason, what: describeWorkloadReason(failure), findings: renderWorkloadFindings(failure) };
  // What is wrong with an image is mended where that is named, and no healthcheck has to do with it.
  const { service, place, imagePlace } = subject;
  const own =
    reason === "image-pull" && imagePlace !== undefined
      ? { service, place: imagePlace, checkPlace: undefined, waitPlace: place }
      : subject;
  return gateReport(own, account, heldUp);
}
