import type { RenderOptions } from "../evidence/render-evidence";
import { describeProbe, indented, logLabel, outputLines, wrapped } from "../evidence/text-blocks";
import { describeServiceReason } from "./describe-service-reason";
import { REPLICA_GOAL_WORDS } from "./service-goal-words";
import type { ServiceWaitFailure } from "./service-wait-types";

const LABEL = 11;

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderServiceEvidence(failure: ServiceWaitFailure, options: RenderOptions = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const red = (line: string) => (options.color ? `\u001b[31m${line}\u001b[0m` : line);
  const reason = wrapped(describeServiceReason(failure), width).map(red);
  return [...reason, renderServiceFindings(failure, options)].join("\n");
}

/** The same without what happened, for a caller that has said it. */
export function renderServiceFindings(failure: ServiceWaitFailure, options: RenderOptions = {}): string {
  const { evidence } = failure;
  const width = Math.max(40, options.width ?? 100);
  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  const row = (label: string, text: string) => {
    const [first = "", ...rest] = wrapped(text, width - LABEL);
    lines.push(`${paint(2, label.padEnd(LABEL))}${first}`);
    for (const line of rest) lines.push(" ".repeat(LABEL) + line);
  };
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

function timeOf(timestamp: string): string {
  return timestamp.replace(/^.*T(\d\d:\d\d:\d\d).*$/, "$1");
}
