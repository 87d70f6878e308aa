import type { WaitFailure } from "../shared/wait-types";
import { describeReason } from "./describe-reason";
import { plural } from "./plural";
import { describeProbe, indented, logLabel, outputLines, wrapped } from "./text-blocks";

/** How evidence is written. */
export interface RenderOptions {
  /** ANSI colours. Default: none. */
  readonly color?: boolean;
  /** Columns to keep to. Default 100. */
  readonly width?: number;
}

const LABEL = 11;

/** A failed wait for a terminal, several lines. What to say first (which service) is the caller's. */
export function renderEvidence(failure: WaitFailure, options: RenderOptions = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const red = (line: string) => (options.color ? `\u001b[31m${line}\u001b[0m` : line);
  const reason = wrapped(describeReason(failure), width).map(red);
  return [...reason, renderFindings(failure, options)].join("\n");
}

/** The same without what happened, for a caller that has said it. */
export function renderFindings(failure: WaitFailure, options: RenderOptions = {}): string {
  const { evidence } = failure;
  const width = Math.max(40, options.width ?? 100);
  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  const row = (label: string, text: string) => {
    const [first = "", ...rest] = wrapped(text, width - LABEL);
    lines.push(`${paint(2, label.padEnd(LABEL))}${first}`);
    for (const line of rest) lines.push(" ".repeat(LABEL) + line);
  };
  const { container, state } = evidence;
  const id = container.id ? ` (${container.id.slice(0, 12)})` : "";
  row("container", `${container.name}${id}${container.image ? `, image ${container.image}` : ""}`);
  if (state) row("state", describeState(failure));
  if (evidence.detail) row("because", evidence.detail);
  if (evidence.test && failure.condition === "service_healthy") row("test", evidence.test.join(" "));
  for (const probe of evidence.probes) {
    row(probe.by === "engine" ? "probe" : "own probe", describeProbe(probe));
    for (const line of outputLines(probe.output)) lines.push(...indented(line, width, LABEL + 2));
  }
  if (evidence.logTail.length > 0) row("log", logLabel(evidence.logTail.length));
  for (const line of evidence.logTail) lines.push(...indented(`| ${line}`, width, LABEL));
  for (const hint of evidence.hints) row("hint", hint);
  return lines.join("\n");
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
