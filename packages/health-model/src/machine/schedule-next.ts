import type { HealthState } from "./health-state";
import { startIntervalOf } from "./start-interval-of";

/**
 * When the engine begins the next probe, given that at `fromMs` the last one was over (or the monitor began). It looks at
 * this moment whether the container is still starting and the start period still on.
 */
export function scheduleNext(
  state: Pick<HealthState, "check" | "dialect" | "startedMs" | "status">,
  fromMs: number,
): number {
  const { check, dialect, startedMs, status } = state;
  const periodEndMs = startedMs + check.startPeriodMs;
  if (fromMs >= periodEndMs || status !== "starting") return fromMs + check.intervalMs;
  const atMs = fromMs + startIntervalOf(check, dialect);
  return dialect.startInterval === "cut" ? Math.min(atMs, periodEndMs) : atMs;
}
