import type { RenderOptions } from "../evidence/render-evidence";
import { seconds } from "../evidence/seconds";
import { describeProbe, indented, logLabel, outputLines, wrapped } from "../evidence/text-blocks";
import { REPLICA_GOAL_WORDS, SERVICE_GOAL_WORDS } from "./service-goal-words";
import type { ServiceWaitFailure } from "./service-wait-types";

const LABEL = 11;

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderServiceEvidence(failure: ServiceWaitFailure, options: RenderOptions = {}): string {
  const { evidence } = failure;
  const width = Math.max(40, options.width ?? 100);
  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  const row = (label: string, text: string) => {
    const [first = "", ...rest] = wrapped(text, width - LABEL);
    lines.push(`${paint(2, label.padEnd(LABEL))}${first}`);
    for (const line of rest) lines.push(" ".repeat(LABEL) + line);
  };
  for (const line of wrapped(describeServiceReason(failure), width)) lines.push(paint(31, line));
  const { service, reached, replicas } = evidence;
  const id = service.id ? ` (${service.id.slice(0, 12)})` : "";
  row("service", `${service.name}${id}${service.image ? `, image ${service.image}` : ""}`);
  if (evidence.snapshot) row("replicas", `${reached} of ${replicas} ${REPLICA_GOAL_WORDS[failure.goal]}`);
  if (evidence.detail) row("because", evidence.detail);
  for (const task of evidence.tasks) {
    const where = task.node === "" ? "" : ` on ${task.node}`;
    row("task", `${timeOf(task.since)}  ${task.name}${where}: ${task.state}${task.error ? `, ${task.error}` : ""}`);
  }
  if (evidence.test && evidence.probes.length > 0) row("test", evidence.test.join(" "));
  for (const probe of evidence.probes) {
    row("probe", describeProbe(probe));
    for (const line of outputLines(probe.output)) lines.push(...indented(line, width, LABEL + 2));
  }
  if (evidence.logTail.length > 0) row("log", logLabel(evidence.logTail.length));
  for (const line of evidence.logTail) lines.push(...indented(`| ${line}`, width, LABEL));
  for (const hint of evidence.hints) row("hint", hint);
  return lines.join("\n");
}

/** What happened, as the end of a sentence that begins with the service's name. */
export function describeServiceReason({ reason, goal, afterMs, evidence }: ServiceWaitFailure): string {
  const after = `after ${seconds(afterMs)}`;
  const code = evidence.tasks.find(({ exitCode }) => exitCode !== undefined)?.exitCode;
  switch (reason) {
    case "rolled-back":
      return `was rolled back to the version before ${after}: its update failed`;
    case "update-paused":
      return `is between two versions: its update was paused ${after}`;
    case "unhealthy":
      return `is unhealthy ${after}: a task was killed because its check failed`;
    case "exited":
      return `ended${code === undefined ? "" : ` with code ${code}`} ${after}, and is not started again`;
    case "failing":
      return `keeps dying (${after})`;
    case "unproven":
      return `ended with code 0 ${after}, and nobody can say whether because its check failed`;
    case "no-suitable-node":
      return `fits no node of the swarm (${after})`;
    case "no-healthcheck":
      return "has no healthcheck, so it can never be healthy";
    case "deadline":
      return `is still not ${SERVICE_GOAL_WORDS[goal]} after ${seconds(evidence.deadlineMs ?? afterMs)}`;
    case "removed":
      return `was removed ${after}`;
    case "not-found":
      return "does not exist in this swarm";
    case "not-a-manager":
      return "cannot be watched: the engine is no manager of a swarm";
    case "aborted":
      return `was not waited for to the end: aborted ${after}`;
    case "engine-unreachable":
      return `cannot be watched: the manager does not answer (${after})`;
  }
}

function timeOf(timestamp: string): string {
  return timestamp.replace(/^.*T(\d\d:\d\d:\d\d).*$/, "$1");
}
