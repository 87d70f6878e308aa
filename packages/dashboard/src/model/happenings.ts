import type { TimelineEntry } from "@pulumi-compose/health-model";
import { entryWords } from "@pulumi-compose/health-model/picture";
import type { Story } from "../state/view-state";
import type { Tone } from "./tone";

/** Something that happened, for a list. */
export interface Happening {
  /** Milliseconds on the clock of the story. */
  readonly at: number;
  readonly service: string;
  /** The replica's, where there are several. */
  readonly number?: number;
  readonly text: string;
  readonly tone: Tone;
}

/** What has happened to one service or to all, oldest first, at most so many; a gate's own probes are too many to be told. */
export function happenings(story: Story, most: number, service?: string): readonly Happening[] {
  const lists = service === undefined ? [...story.entries.values()] : [story.entries.get(service) ?? []];
  return lists
    .flat()
    .filter(({ entry }) => entry.kind !== "probe" || (entry.by === "engine" && entry.exitCode !== 0))
    .sort((one, other) => one.entry.atMs - other.entry.atMs)
    .slice(-most)
    .map(({ entry, number }) => ({
      at: story.beginMs + entry.atMs,
      service: entry.service,
      ...(number !== undefined && { number }),
      text: entryWords(rounded(entry)).replace(" -> ", " → "),
      tone: toneOf(entry),
    }));
}

/** What is measured is measured to the millisecond, which nobody reads. */
function rounded(entry: TimelineEntry): TimelineEntry {
  const isGate = entry.kind === "gate-open" || entry.kind === "gate-failed";
  return isGate && entry.waitedMs >= 1_000 ? { ...entry, waitedMs: Math.round(entry.waitedMs / 100) * 100 } : entry;
}

function toneOf(entry: TimelineEntry): Tone {
  switch (entry.kind) {
    case "health":
      return entry.to === "healthy" ? "good" : entry.to === "unhealthy" ? "bad" : "busy";
    case "gate-open":
    case "watched":
    case "named":
    case "served":
    case "goes-on":
      return "good";
    case "exit":
      return entry.code === 0 ? "good" : "bad";
    case "gate-failed":
    case "not-started":
    case "refused":
    case "probe":
    case "not-good":
    case "unserved":
      return "bad";
    case "start":
    case "post-healthy":
    case "unnamed":
    case "stop":
      return "busy";
    case "stopped":
      return entry.isKilled ? "bad" : "idle";
    case "found":
    case "left":
    case "kept":
      return "idle";
  }
}
