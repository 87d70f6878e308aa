import {
  type ContainerGoal,
  type FailureReason,
  renderFindings,
  type WaitFailure,
} from "@pulumi-compose/docker-health";
import { type HeldUp, heldUpClause, heldUpLines } from "../../../gates/held-up";
import type { GateSubject } from "./container-gate";

type Subject = Pick<GateSubject, "service" | "deadlineMs" | "place"> & Partial<GateSubject>;

/** The whole account of a failed gate: what, the evidence, where it is written, who was not started. */
export function reportFailure(subject: Subject, failure: WaitFailure, heldUp: HeldUp): string {
  const lines = [`gate/${failure.reason}: ${headline(subject, failure)}`, indent(renderFindings(failure))];
  if (isCutShort(subject, failure)) lines.push(`  hint       ${LONGER}`);
  if (subject.place !== undefined) lines.push(`  at ${subject.place}`);
  if (subject.checkPlace !== undefined) lines.push(`  healthcheck at ${subject.checkPlace}`);
  if (isGone(failure))
    lines.push("  the state has it all the same: `pulumi up --refresh` looks first, and makes it again");
  return [...lines, ...heldUpLines(heldUp)].join("\n");
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

/** The same in one line. */
export function summariseFailure(subject: Subject, failure: WaitFailure, heldUp: HeldUp): string {
  return `${headline(subject, failure)}${heldUpClause(heldUp)}`;
}

function headline({ service }: Subject, failure: WaitFailure): string {
  const { condition } = failure;
  const { state, health, waitedMs, deadlineMs, unhealthyAfterMs } = failure.evidence;
  const name = `service "${service}"`;
  const after = `after ${seconds(failure.afterMs)}`;
  const probes = health && (health.retries === 1 ? "its probe" : failedProbes(health.failingStreak, health.retries));
  const texts: Readonly<Record<FailureReason, string>> = {
    unhealthy: `${name} is unhealthy${probes ? ` (${probes} failed${health?.retries === 1 ? "" : " in a row"})` : ""} ${after}`,
    exited:
      state?.status === "created"
        ? `${name} could not be started`
        : `${name} exited with code ${state?.exitCode ?? "unknown"} ${exitExpectation(condition)}, ${after}`,
    "out-of-memory": `${name} was killed because it ran out of memory, ${after}`,
    removed: `${name}: its container was removed during the wait, ${after}`,
    deadline: `${name} did not ${goal(condition)} within ${seconds(deadlineMs ?? waitedMs)}${despite(unhealthyAfterMs)}`,
    aborted: `${name}: the wait was cancelled after ${seconds(waitedMs)}`,
    "no-healthcheck": `${name} has no healthcheck, so it can never be healthy`,
    "not-found": `${name}: its container does not exist on this engine`,
    "engine-unreachable": `${name}: the engine cannot be reached`,
  };
  return texts[failure.reason];
}

/** What a gate that was told to keep waiting has put up with. */
function despite(unhealthyAfterMs: number | undefined): string {
  if (unhealthyAfterMs === undefined) return "";
  return `: its check said unhealthy after ${seconds(unhealthyAfterMs)}, and the gate was told to keep waiting`;
}

function exitExpectation(goal: ContainerGoal): string {
  if (goal === "up") return "instead of staying up";
  return goal === "service_completed_successfully" ? "instead of 0" : "before it was healthy";
}

function goal(condition: ContainerGoal): string {
  if (condition === "up") return "come up to stay";
  return condition === "service_completed_successfully" ? "get to its end" : "get healthy";
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

/** The streak goes on once the verdict is said. */
function failedProbes(streak: number, retries: number): string {
  return streak > retries ? `${streak} probes, ${retries} were enough,` : `${streak} of ${retries} probes`;
}
