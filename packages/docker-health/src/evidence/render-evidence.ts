import type { WaitFailure } from "../shared/wait-types";
import { describeReason } from "./describe-reason";
import { Findings, type RenderOptions } from "./findings";
import { plural } from "./plural";

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderEvidence(failure: WaitFailure, options: RenderOptions = {}): string {
  const findings = new Findings(options);
  findings.head(describeReason(failure));
  return write(findings, failure);
}

/** The same without what happened, for a caller that has said it. */
export function renderFindings(failure: WaitFailure, options: RenderOptions = {}): string {
  return write(new Findings(options), failure);
}

function write(findings: Findings, failure: WaitFailure): string {
  const { evidence } = failure;
  const { container, state } = evidence;
  const id = container.id ? ` (${container.id.slice(0, 12)})` : "";
  findings.row("container", `${container.name}${id}${container.image ? `, image ${container.image}` : ""}`);
  if (state) findings.row("state", describeState(failure));
  if (evidence.detail) findings.row("because", evidence.detail);
  if (evidence.test && failure.condition === "service_healthy") findings.row("test", evidence.test.join(" "));
  for (const probe of evidence.probes) findings.probe(probe.by === "engine" ? "probe" : "own probe", probe);
  findings.log(evidence.logTail);
  for (const hint of evidence.hints) findings.row("hint", hint);
  return String(findings);
}

function describeState({ evidence: { state, health } }: WaitFailure): string {
  if (!state) return "";
  const parts: string[] = [state.status];
  if (state.status === "exited" || state.status === "dead") parts.push(`exit code ${state.exitCode}`);
  if (state.oomKilled) parts.push("out of memory");
  if (state.error) parts.push(state.error);
  if (state.restartCount > 0) parts.push(`restarted ${plural(state.restartCount, "time")}`);
  // The engine calls every stopped container unhealthy, which says nothing.
  if (health && state.status === "running")
    parts.push(
      `${health.status}, ${plural(health.failingStreak, "failure")} in a row (${health.retries} ${health.retries === 1 ? "makes" : "make"} it unhealthy)`,
    );
  return parts.join(", ");
}
