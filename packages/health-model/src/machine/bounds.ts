import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "./dialect";

/**
 * What a check alone says about when a container's health is known, in milliseconds from the container's start, for
 * probes that end within their timeout. An engine adds the time it takes to start each probe.
 */
export interface HealthBounds {
  /** The first moment at which it can be healthy: a first probe that succeeds at once. */
  readonly earliestHealthyMs: number;
  /** The last moment at which it can turn healthy without having been unhealthy before. */
  readonly latestHealthyMs: number;
  /** The first moment at which it can be unhealthy: every probe fails at once. */
  readonly earliestUnhealthyMs: number;
  /** When no probe ever succeeds, it is unhealthy by then. */
  readonly latestUnhealthyMs: number;
}

/** The bounds of a check on an engine of the given dialect. */
export function bounds(check: Healthcheck, dialect: Dialect): HealthBounds {
  const { intervalMs, timeoutMs, retries } = check;
  const firstMs = firstProbe(check, dialect);
  // After the first failure that counts, every further one needs an interval and a probe. (The start interval may
  // still hold where a probe that counts ends before the start period does: it cannot, as it began after it.)
  const latestVerdictMs = latestCountedStart(check, dialect) + timeoutMs + (retries - 1) * (intervalMs + timeoutMs);
  return {
    earliestHealthyMs: firstMs,
    latestHealthyMs: latestVerdictMs,
    earliestUnhealthyMs: earliestCountedStart(check, dialect) + (retries - 1) * intervalMs,
    latestUnhealthyMs: latestVerdictMs,
  };
}

function startDelay(check: Healthcheck, dialect: Dialect): number {
  return dialect.startInterval ? check.startIntervalMs : check.intervalMs;
}

function firstProbe(check: Healthcheck, dialect: Dialect): number {
  return check.startPeriodMs > 0 ? startDelay(check, dialect) : check.intervalMs;
}

/** The latest start of the first failing probe that counts. */
function latestCountedStart(check: Healthcheck, dialect: Dialect): number {
  const { intervalMs, timeoutMs, startPeriodMs } = check;
  const first = firstProbe(check, dialect);
  if (first >= startPeriodMs) return first;

  // The last probe that does not count begins before the end of the start period: as late as k earlier probes, each
  // as slow as it may be, can push it.
  const delay = startDelay(check, dialect);
  const k = Math.ceil((startPeriodMs - first) / delay) - 1;
  const lastForgiven = Math.min(startPeriodMs, first + k * (delay + timeoutMs));
  const end = lastForgiven + timeoutMs;
  if (end < startPeriodMs) return end + delay;
  // It may also end just within the start period and be followed by a start interval longer than the interval.
  return Math.max(end + intervalMs, startPeriodMs + delay);
}

/** The earliest start of the first failing probe that counts. */
function earliestCountedStart(check: Healthcheck, dialect: Dialect): number {
  const { intervalMs, timeoutMs, startPeriodMs } = check;
  const first = firstProbe(check, dialect);
  if (first >= startPeriodMs) return first;

  const delay = startDelay(check, dialect);
  const k = Math.ceil((startPeriodMs - first) / delay) - 1;
  // Slow probes can push the last one that would be forgiven just past the start period.
  if (first + k * (delay + timeoutMs) >= startPeriodMs) return startPeriodMs;
  const onGrid = first + (k + 1) * delay;
  // Or the last forgiven one ends after the start period, and what follows is an interval shorter than the start's.
  const end = first + k * (delay + timeoutMs) + timeoutMs;
  return end >= startPeriodMs ? Math.min(onGrid, startPeriodMs + intervalMs) : onGrid;
}
