import { CONDITION_WORDS } from "../plan/condition-words";
import type { TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";

/** What happened, in words that follow the service's name. @param gateProbes how many of its own the gate that ends here has run */
export function entryWords(entry: TimelineEntry, gateProbes = 0): string {
  const own = gateProbes === 0 ? "" : ` (${gateProbes} ${gateProbes === 1 ? "probe" : "probes"} of its own)`;
  switch (entry.kind) {
    case "found":
      return `is there: ${entry.health ?? entry.state}`;
    case "start":
      return "starts";
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
      return `gate opens: ${CONDITION_WORDS[entry.condition]} after ${humanDuration(entry.waitedMs)}${own}`;
    case "gate-failed":
      return `gate fails after ${humanDuration(entry.waitedMs)}${own}: ${entry.reason}`;
    case "not-started":
      return `is not started: ${entry.because}`;
    case "left":
      return `is left as it is: ${entry.because}`;
    case "refused":
      return entry.what === "image"
        ? "is refused by the engine: its image does not exist"
        : "is refused by the engine: a port of it is taken";
  }
}
