import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import type { Span } from "../plan/service-plan";
import { humanDuration } from "../util/human-duration";

/** A check in a few words: `every 30s, 3 retries`. */
export function checkWords(effective: EffectiveHealthcheck): string {
  switch (effective.kind) {
    case "check": {
      const { intervalMs, retries, startPeriodMs } = effective.check;
      const period = startPeriodMs > 0 ? `, start period ${humanDuration(startPeriodMs)}` : "";
      return `check every ${humanDuration(intervalMs)}, ${retries} ${retries === 1 ? "retry" : "retries"}${period}`;
    }
    case "disabled":
      return "check switched off";
    case "none":
      return "no check";
    case "unknown":
      return "no check of its own";
  }
}

/** A span of moments: `at once`, `within 1m39s`, `after 30s`, `after 30s to 1m39s`. */
export function spanWords({ earliestMs, latestMs }: Span): string {
  if (latestMs === 0) return "at once";
  const latest = humanDuration(latestMs);
  if (earliestMs === 0) return `within ${latest}`;
  return earliestMs === latestMs ? `after ${latest}` : `after ${humanDuration(earliestMs)} to ${latest}`;
}

/** The commands that run once a service is healthy: `2 post_healthy hooks`. */
export function hooksWords(count: number): string {
  return count === 1 ? "1 post_healthy hook" : `${count} post_healthy hooks`;
}
