import { Findings, plural, type RenderOptions } from "@pulumi-compose/docker-health/kernel";
import { POD_GOAL_WORDS } from "../judge/goal-words";
import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodEvidence, WorkloadWaitFailure } from "../shared/workload-wait-types";
import { describeWorkloadReason } from "./describe-workload-reason";

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderWorkloadEvidence(failure: WorkloadWaitFailure, options: RenderOptions = {}): string {
  const findings = new Findings(options);
  findings.head(describeWorkloadReason(failure));
  return write(findings, failure);
}

/** The same without what happened, for a caller that has said it. */
export function renderWorkloadFindings(failure: WorkloadWaitFailure, options: RenderOptions = {}): string {
  return write(new Findings(options), failure);
}

function write(findings: Findings, { evidence, goal }: WorkloadWaitFailure): string {
  const { workload, snapshot, reached, replicas, logOf } = evidence;
  const image = workload.image ? `, image ${workload.image}` : "";
  findings.row("workload", `${workload.kind} ${workload.namespace}/${workload.name}${image}`);
  if (snapshot) {
    const word = snapshot.job && goal === "converged" ? "completed" : POD_GOAL_WORDS[goal];
    findings.row("pods", `${reached} of ${replicas} ${word}`);
  }
  if (evidence.detail) findings.row("because", evidence.detail);
  for (const pod of evidence.pods) findings.row("pod", describePod(pod));
  for (const event of evidence.events) findings.row("event", describeEvent(event));
  if (evidence.lastProbe !== undefined) findings.row("probe", evidence.lastProbe);
  if (logOf && (evidence.logTail.length > 0 || evidence.previousLogTail.length > 0)) {
    findings.row("log of", `${logOf.pod}, container ${logOf.container}`);
  }
  findings.log(evidence.logTail);
  if (evidence.previousLogTail.length > 0) findings.row("before", "the same container's run before this one");
  findings.log(evidence.previousLogTail);
  for (const unread of evidence.unread) findings.row("unread", unread);
  for (const hint of evidence.hints) findings.row("hint", hint);
  return String(findings);
}

function describePod({
  since,
  name,
  node,
  isWanted,
  state,
  container,
  message,
  exitCode,
  restarts,
}: PodEvidence): string {
  const parts = [
    `${timeOf(since)}  ${name}${isWanted ? "" : " (of the version before)"}${node === "" ? "" : ` on ${node}`}: ${state}`,
    ...(container === undefined || name === container ? [] : [`container ${container}`]),
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(restarts > 0 ? [`restarted ${plural(restarts, "time")}`] : []),
    ...(message === "" ? [] : [message]),
  ];
  return parts.join(", ");
}

function describeEvent({ at, reason, message, count, object }: EventSnapshot): string {
  const times = count > 1 ? ` (${count} times)` : "";
  return `${timeOf(at)}  ${object.kind} ${object.name}: ${reason}${times}: ${message.trim()}`;
}

function timeOf(timestamp: string): string {
  return timestamp.replace(/^.*T(\d\d:\d\d:\d\d).*$/, "$1");
}
