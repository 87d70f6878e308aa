import type { WaitFailure } from "../wait/wait-types";
import { describeReason } from "./describe-reason";
import { describeProbe, indented, outputLines, wrap } from "./text-blocks";

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
  const { evidence } = failure;
  const width = Math.max(40, options.width ?? 100);
  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  const row = (label: string, text: string) => {
    const [first = "", ...rest] = wrap(text, width - LABEL);
    lines.push(`${paint(2, label.padEnd(LABEL))}${first}`);
    for (const line of rest) lines.push(" ".repeat(LABEL) + line);
  };
  for (const line of wrap(describeReason(failure), width)) lines.push(paint(31, line));
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
  if (evidence.logTail.length > 0) row("log", `last ${evidence.logTail.length} lines`);
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
  if (state.restartCount > 0) parts.push(`restarted ${state.restartCount} times`);
  // The engine calls every stopped container unhealthy, which says nothing.
  if (health && state.status === "running")
    parts.push(`${health.status}, ${health.failingStreak} failures in a row (${health.retries} make it unhealthy)`);
  return parts.join(", ");
}
