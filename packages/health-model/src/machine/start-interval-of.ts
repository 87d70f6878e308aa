import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "./dialect";

/** What engines from 27 on take for a start interval that nobody set. */
const UNSET_START_INTERVAL_MS = 5_000;

/**
 * The pause before a probe of a container that is starting and in its start period, in milliseconds: an engine's start
 * interval, or its interval where it knows none. An engine may cut it.
 */
export function startIntervalOf(
  { startIntervalMs, intervalMs }: Pick<Healthcheck, "startIntervalMs" | "intervalMs">,
  { startInterval, unsetStartInterval }: Dialect,
): number {
  if (startInterval === "unknown") return intervalMs;
  return startIntervalMs ?? (unsetStartInterval === "interval" ? intervalMs : UNSET_START_INTERVAL_MS);
}
