import { CONDITION_WORDS } from "../plan/condition-words";
import type { TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { hooksWords } from "./words";

/** What happened, in words that follow the service's name. @param gateProbes how many of its own the gate that ends here has run */
export function entryWords(entry: TimelineEntry, gateProbes = 0): string {
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
