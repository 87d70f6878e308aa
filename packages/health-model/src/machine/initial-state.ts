import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "./dialect";
import type { HealthState } from "./health-state";
import { scheduleNext } from "./schedule-next";

/** A container that has just started, at `startedMs` on the caller's clock; `watchedMs`: as in the start's {@link HealthEvent}. */
export function initialState(
  check: Healthcheck,
  dialect: Dialect,
  startedMs = 0,
  watchedMs: number = startedMs,
): HealthState {
  const nextProbeMs = scheduleNext({ check, dialect, startedMs, status: "starting" }, watchedMs);
  return { check, dialect, startedMs, status: "starting", failingStreak: 0, log: [], nextProbeMs };
}
