import { type FailureReason, renderFindings, type WaitFailure } from "@pulumi-compose/docker-health";
import type { GateSubject } from "./gate";
import { type HeldUp, heldUpClause, heldUpLines } from "./held-up";

/** The whole account of a failed gate: what, the evidence, where it is written, who was not started. */
export function reportFailure(subject: GateSubject, failure: WaitFailure, heldUp: HeldUp): string {
  const lines = [`gate/${failure.reason}: ${headline(subject, failure)}`, indent(renderFindings(failure))];
  if (subject.place !== undefined) lines.push(`  at ${subject.place}`);
  if (subject.checkPlace !== undefined) lines.push(`  healthcheck at ${subject.checkPlace}`);
  if (isGone(failure))
    lines.push("  the state has it all the same: `pulumi up --refresh` looks first, and makes it again");
  return [...lines, ...heldUpLines(heldUp)].join("\n");
}

function isGone({ reason }: WaitFailure): boolean {
  return reason === "not-found" || reason === "removed";
}

/** The same in one line. */
export function summariseFailure(subject: GateSubject, failure: WaitFailure, heldUp: HeldUp): string {
  return `${headline(subject, failure)}${heldUpClause(heldUp)}`;
}

function headline({ service, condition }: GateSubject, failure: WaitFailure): string {
  const { state, health, waitedMs, deadlineMs } = failure.evidence;
  const name = `service "${service}"`;
  const after = `after ${seconds(failure.afterMs)}`;
  const probes = health && (health.retries === 1 ? "its probe" : `${health.failingStreak} of ${health.retries} probes`);
  const texts: Readonly<Record<FailureReason, string>> = {
    unhealthy: `${name} is unhealthy${probes ? ` (${probes} failed${health?.retries === 1 ? "" : " in a row"})` : ""} ${after}`,
    exited:
      state?.status === "created"
        ? `${name} could not be started`
        : `${name} exited with code ${state?.exitCode ?? "unknown"} ${exitExpectation(condition)}, ${after}`,
    "out-of-memory": `${name} was killed because it ran out of memory, ${after}`,
    removed: `${name}: its container was removed during the wait, ${after}`,
    deadline: `${name} did not get ${goal(condition)} within ${seconds(deadlineMs ?? waitedMs)}`,
    aborted: `${name}: the wait was cancelled after ${seconds(waitedMs)}`,
    "no-healthcheck": `${name} has no healthcheck, so it can never be healthy`,
    "not-found": `${name}: its container does not exist on this engine`,
    "engine-unreachable": `${name}: the engine cannot be reached`,
  };
  return texts[failure.reason];
}

function exitExpectation(condition: GateSubject["condition"]): string {
  return condition === "service_completed_successfully" ? "instead of 0" : "before it was healthy";
}

function goal(condition: GateSubject["condition"]): string {
  return condition === "service_completed_successfully" ? "to its end" : "healthy";
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
