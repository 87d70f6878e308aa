import { Findings, type RenderOptions } from "../evidence/findings";
import { describeServiceReason } from "./describe-service-reason";
import { REPLICA_GOAL_WORDS } from "./service-goal-words";
import type { ServiceWaitFailure } from "./service-wait-types";

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderServiceEvidence(failure: ServiceWaitFailure, options: RenderOptions = {}): string {
  const findings = new Findings(options);
  findings.head(describeServiceReason(failure));
  return write(findings, failure);
}

/** The same without what happened, for a caller that has said it. */
export function renderServiceFindings(failure: ServiceWaitFailure, options: RenderOptions = {}): string {
  return write(new Findings(options), failure);
}

function write(findings: Findings, failure: ServiceWaitFailure): string {
  const { evidence } = failure;
  const { service, reached, replicas } = evidence;
  const id = service.id ? ` (${service.id.slice(0, 12)})` : "";
  findings.row("service", `${service.name}${id}${service.image ? `, image ${service.image}` : ""}`);
  if (evidence.snapshot) findings.row("replicas", `${reached} of ${replicas} ${REPLICA_GOAL_WORDS[failure.goal]}`);
  if (evidence.detail) findings.row("because", evidence.detail);
  for (const { since, name, node, state, error } of evidence.tasks) {
    const where = node === "" ? "" : ` on ${node}`;
    findings.row("task", `${timeOf(since)}  ${name}${where}: ${state}${error ? `, ${error}` : ""}`);
  }
  if (evidence.test && evidence.probes.length > 0) findings.row("test", evidence.test.join(" "));
  for (const probe of evidence.probes) findings.probe("probe", probe);
  findings.log(evidence.logTail);
  for (const hint of evidence.hints) findings.row("hint", hint);
  return String(findings);
}

function timeOf(timestamp: string): string {
  return timestamp.replace(/^.*T(\d\d:\d\d:\d\d).*$/, "$1");
}
