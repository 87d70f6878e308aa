import { CONDITION_WORDS } from "../plan/condition-words";
import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { subjectOf } from "./container-words";
import { predictionText } from "./prediction-text";
import { hooksWords } from "./words";

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

function entryWords(entry: TimelineEntry, gateProbes: number): string {
  const own = gateProbes === 0 ? "" : ` (${gateProbes} ${gateProbes === 1 ? "probe" : "probes"} of its own)`;
  switch (entry.kind) {
    case "found":
      return `is there: ${entry.health ?? entry.state}`;
    case "start":
      return entry.beside === "new" ? "starts, not found by the service's name yet" : "starts";
    case "probe": {
      const result = entry.timedOut
        ? "ran out of time"
        : entry.exitCode === 0
          ? "succeeded"
          : `failed (exit ${entry.exitCode})`;
      const took = entry.atMs > entry.startMs ? ` in ${humanDuration(entry.atMs - entry.startMs)}` : "";
      return `probe ${result}${entry.timedOut ? "" : took}`;
    }
    case "health":
      return `${entry.from} -> ${entry.to}${entry.to === "unhealthy" ? ` (${entry.failingStreak} failures in a row)` : ""}`;
    case "exit":
      return `exits with ${entry.code}`;
    case "gate-open":
      if (entry.beside !== undefined) return `is good: healthy after ${humanDuration(entry.waitedMs)}${own}`;
      return `gate opens: ${CONDITION_WORDS[entry.condition]} after ${humanDuration(entry.waitedMs)}${own}`;
    case "gate-failed":
      if (entry.beside !== undefined)
        return `is not good after ${humanDuration(entry.waitedMs)}${own}: ${entry.reason}`;
      return `gate fails after ${humanDuration(entry.waitedMs)}${own}: ${entry.reason}`;
    case "not-started":
      return `is not started: ${entry.because}`;
    case "left":
      return `is left as it is: ${entry.because}`;
    case "watched":
      return `is good: has run for ${humanDuration(entry.forMs)}, which is all that is known without a check`;
    case "not-good":
      return `is not good: ${entry.reason}`;
    case "post-healthy":
      return `runs ${hooksWords(entry.hooks)}`;
    case "named":
      return "takes over: is found by the service's name";
    case "unnamed":
      return `is found no more${entry.drainMs > 0 ? `; goes on for ${humanDuration(entry.drainMs)}` : ""}`;
    case "stop":
      return "is told to stop";
    case "stopped":
      return endWords(entry);
    case "kept":
      return "is kept for a look, and not found by the service's name";
    case "goes-on":
      return "goes on serving";
    case "unserved":
      return "nobody serves";
    case "served":
      return entry.afterMs > 0 ? `is served again, after ${humanDuration(entry.afterMs)}` : "is served again";
    case "refused":
      return entry.what === "image"
        ? "is refused by the engine: its image does not exist"
        : "is refused by the engine: a port of it is taken";
  }
}

function endWords({ tookMs, isKilled }: Extract<TimelineEntry, { kind: "stopped" }>): string {
  const took = humanDuration(tookMs);
  if (isKilled) return `is killed: it has not ended within ${took}`;
  return tookMs > 0 ? `has ended, after ${took}` : "has ended";
}
