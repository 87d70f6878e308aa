import type { HealthState } from "./health-state";

/**
 * When the engine begins the next probe, given that at `fromMs` the last one was over (or the monitor began). An
 * engine that knows the start interval looks at this moment whether the start period is still on.
 */
export function scheduleNext(
  state: Pick<HealthState, "check" | "dialect" | "startedMs" | "status">,
  fromMs: number,
): number {
  const { check, dialect, startedMs, status } = state;
  const inStartPeriod = fromMs - startedMs < check.startPeriodMs;
  const quick = dialect.startInterval && inStartPeriod && status === "starting";
  return fromMs + (quick ? check.startIntervalMs : check.intervalMs);
}
