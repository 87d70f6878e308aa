import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { entryWords } from "./entry-words";
import { predictionText } from "./prediction-text";

/** What a timeline tells, line by line. */
export interface TimelineLines {
  /** Each with the moment at which it is told, in order. */
  readonly lines: readonly { readonly atMs: number; readonly text: string }[];
  /** How it ended, and what an `up` comes to. */
  readonly end: string;
}

/** A timeline for a terminal: one line for each thing that happened. */
export function timelineText(timeline: Timeline): string {
  const { lines, end } = timelineLines(timeline);
  return `${[...lines.map(({ text }) => text), "", end].join("\n")}\n`;
}

/** The same by lines, for who tells them as they happen. */
export function timelineLines({ entries: all, outcome, settledMs, prediction, engine }: Timeline): TimelineLines {
  // A gate's own probes are many and alike: they are counted where the gate ends.
  const entries = all.filter((entry) => entry.kind !== "probe" || entry.by === "engine");
  const gateProbes = gateProbeCounts(all);
  const times = entries.map(({ atMs }) => humanDuration(atMs));
  const timeWidth = Math.max(...times.map((time) => time.length), 0);
  const nameWidth = Math.max(...entries.map(({ service }) => service.length), 0);
  const lines = entries.map((entry, index) => {
    const time = times[index] === times[index - 1] ? "" : times[index];
    const text = `${(time ?? "").padStart(timeWidth)}  ${entry.service.padEnd(nameWidth)}  ${entryWords(entry, gateProbes.get(entry) ?? 0)}`;
    return { atMs: entry.atMs, text };
  });
  const ending =
    outcome === "up"
      ? `everything is started after ${humanDuration(settledMs)}`
      : `failed after ${humanDuration(settledMs)}: not everything is started${lastGate(all, settledMs)}`;
  const assumed = engine.assumed
    ? `\n\nas on Docker Engine ${engine.since} and newer: none was named, and others probe at other times in a start period`
    : "";
  return { lines, end: `${ending}\n\n${predictionText(prediction)}${assumed}` };
}

/** An `up` is over when its last gate is, whoever stands behind it. */
function lastGate(entries: readonly TimelineEntry[], settledMs: number): string {
  const last = entries.filter(({ kind }) => kind === "gate-open" || kind === "gate-failed").at(-1);
  return last !== undefined && last.atMs > settledMs ? `; the last gate ends after ${humanDuration(last.atMs)}` : "";
}

/** How often each gate probed for itself, by the entry of its end. */
function gateProbeCounts(entries: readonly TimelineEntry[]): ReadonlyMap<TimelineEntry, number> {
  const running = new Map<string, number>();
  const counts = new Map<TimelineEntry, number>();
  for (const entry of entries) {
    const isGateEnd = entry.kind === "gate-open" || entry.kind === "gate-failed";
    if (entry.kind === "probe" && entry.by === "gate")
      running.set(entry.service, (running.get(entry.service) ?? 0) + 1);
    if (isGateEnd && entry.condition === "service_healthy") counts.set(entry, running.get(entry.service) ?? 0);
  }
  return counts;
}
