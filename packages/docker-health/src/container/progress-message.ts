import { lastLine } from "../evidence/last-line";
import { wholeSeconds } from "../evidence/whole-seconds";
import type { WaitProgress } from "../shared/wait-types";

const OUTPUT_SHOWN = 80;

/** One line for a display that is updated in place. */
export function progressMessage(progress: Omit<WaitProgress, "message">): string {
  const { status, health, failingStreak, retries, lastProbe, engineReachable } = progress;
  const state = status === "running" ? (health ?? "running") : status;
  const of = progress.deadlineMs === undefined ? "" : ` of ${wholeSeconds(progress.deadlineMs)}`;
  const parts = [state, `${wholeSeconds(progress.waitedMs)}${of}`];
  if (!engineReachable) parts.push("the engine does not answer");
  if (failingStreak > 0 && retries !== undefined) parts.push(`${failingStreak} of ${retries} failures`);
  if (lastProbe) {
    const shown = lastLine(lastProbe.output, OUTPUT_SHOWN);
    parts.push(`last probe exit ${lastProbe.exitCode}${shown ? `: ${shown}` : ""}`);
  }
  return parts.join(", ");
}
