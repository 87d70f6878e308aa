import { describeServiceReason, renderServiceEvidence, type ServiceWaitFailure } from "@pulumi-compose/docker-health";
import { type HeldUp, heldUpClause, heldUpLines } from "../../../gates/held-up";
import type { ServiceGateSubject } from "./service-gate";

type Subject = Pick<ServiceGateSubject, "service" | "place" | "checkPlace">;

/** The whole account of a failed gate of a swarm's service: what, the evidence, where it is written, who was not started. */
export function reportServiceFailure(subject: Subject, failure: ServiceWaitFailure, heldUp: HeldUp): string {
  const evidence = renderServiceEvidence(failure)
    .split("\n")
    // The first line is the headline, which names the service.
    .slice(1)
    .map((line) => (line === "" ? "" : `  ${line}`));
  const lines = [`gate/${failure.reason}: ${headline(subject, failure)}`, ...evidence];
  if (subject.place !== undefined) lines.push(`  at ${subject.place}`);
  if (subject.checkPlace !== undefined) lines.push(`  healthcheck at ${subject.checkPlace}`);
  return [...lines, ...heldUpLines(heldUp)].join("\n");
}

/** The same in one line. */
export function summariseServiceFailure(subject: Subject, failure: ServiceWaitFailure, heldUp: HeldUp): string {
  return `${headline(subject, failure)}${heldUpClause(heldUp)}`;
}

function headline({ service }: Subject, failure: ServiceWaitFailure): string {
  return `service "${service}" ${describeServiceReason(failure)}`;
}
