import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { subjectOf } from "./container-words";
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
  const isUpdate = Object.values(prediction.services).some(({ update }) => update !== undefined);
  // A gate's own probes are many and alike: they are counted where the gate ends. In an update most of what runs is and stays healthy.
  const entries = all.filter(
    (entry, at) =>
      entry.kind !== "probe" || (entry.by === "engine" && (!isUpdate || entry.exitCode !== 0 || isNews(all, at))),
  );
  const gateProbes = gateProbeCounts(all);
  const times = entries.map(({ atMs }) => humanDuration(atMs));
  const timeWidth = Math.max(...times.map((time) => time.length), 0);
  const nameWidth = Math.max(...entries.map((entry) => subjectOf(entry).length), 0);
  const lines = entries.map((entry, index) => {
    const time = times[index] === times[index - 1] ? "" : times[index];
    const text = `${(time ?? "").padStart(timeWidth)}  ${subjectOf(entry).padEnd(nameWidth)}  ${entryWords(entry, gateProbes.get(entry) ?? 0)}`;
    return { atMs: entry.atMs, text };
  });
  const everything = isUpdate ? "updated" : "started";
  const ending =
    outcome === "up"
      ? `everything is ${everything} after ${humanDuration(settledMs)}`
      : `failed after ${humanDuration(settledMs)}: not everything is ${everything}${lastGate(all, settledMs)}`;
  const assumed = engine.assumed
    ? `\n\nas on Docker Engine ${engine.since} and newer: none was named, and others probe at other times in a start period`
    : "";
  return { lines, end: `${ending}\n\n${predictionText(prediction)}${assumed}` };
}

/** Whether a probe changes what the engine says of the container. */
function isNews(entries: readonly TimelineEntry[], at: number): boolean {
  const [probe, next] = [entries[at], entries[at + 1]];
  return probe !== undefined && next?.kind === "health" && subjectOf(next) === subjectOf(probe);
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
    const subject = subjectOf(entry);
    if (entry.kind === "probe" && entry.by === "gate") running.set(subject, (running.get(subject) ?? 0) + 1);
    if (isGateEnd && entry.condition === "service_healthy") counts.set(entry, running.get(subject) ?? 0);
  }
  return counts;
}
