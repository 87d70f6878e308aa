import type { Healthcheck } from "../healthcheck/healthcheck";
import { DIALECTS, type Dialect } from "./dialect";
import { startIntervalOf } from "./start-interval-of";

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

/** The bounds of a check on an engine of the given dialect; on every engine, where none is given. */
export function bounds(check: Healthcheck, dialect?: Dialect): HealthBounds {
  const all = (dialect === undefined ? DIALECTS : [dialect]).map((one) => boundsOn(check, one));
  return {
    earliestHealthyMs: Math.min(...all.map((one) => one.earliestHealthyMs)),
    latestHealthyMs: Math.max(...all.map((one) => one.latestHealthyMs)),
    earliestUnhealthyMs: Math.min(...all.map((one) => one.earliestUnhealthyMs)),
    latestUnhealthyMs: Math.max(...all.map((one) => one.latestUnhealthyMs)),
  };
}

function boundsOn(check: Healthcheck, dialect: Dialect): HealthBounds {
  const { intervalMs, timeoutMs, retries } = check;
  const start = startOf(check, dialect);
  // After the first failure that counts, every further one needs an interval and a probe. (The start interval may
  // still hold where a probe that counts ends before the start period does: it cannot, as it began after it.)
  const latestVerdictMs = latestCountedStart(check, start) + timeoutMs + (retries - 1) * (intervalMs + timeoutMs);
  return {
    earliestHealthyMs: start.firstMs,
    latestHealthyMs: latestVerdictMs,
    earliestUnhealthyMs: earliestCountedStart(check, start) + (retries - 1) * intervalMs,
    latestUnhealthyMs: latestVerdictMs,
  };
}

/** What is special about a start on an engine. */
interface Start {
  /** When the first probe begins. */
  readonly firstMs: number;
  /** The pause between probes in the start period. */
  readonly delayMs: number;
  /** Whether a pause ends with the start period at the latest. */
  readonly isCut: boolean;
}

function startOf(check: Healthcheck, dialect: Dialect): Start {
  const { intervalMs, startPeriodMs } = check;
  const isCut = dialect.startInterval === "cut";
  const delayMs = startIntervalOf(check, dialect);
  if (startPeriodMs === 0) return { firstMs: intervalMs, delayMs, isCut };
  return { firstMs: isCut ? Math.min(delayMs, startPeriodMs) : delayMs, delayMs, isCut };
}

/** The latest start of the first failing probe that counts. */
function latestCountedStart({ intervalMs, timeoutMs, startPeriodMs }: Healthcheck, start: Start): number {
  const { firstMs, delayMs, isCut } = start;
  if (firstMs >= startPeriodMs) return firstMs;

  // The last probe that does not count begins before the end of the start period: as late as k earlier probes, each
  // as slow as it may be, can push it.
  const k = Math.ceil((startPeriodMs - firstMs) / delayMs) - 1;
  const lastForgiven = Math.min(startPeriodMs, firstMs + k * (delayMs + timeoutMs));
  const end = lastForgiven + timeoutMs;
  if (isCut) return end < startPeriodMs ? startPeriodMs : end + intervalMs;
  if (end < startPeriodMs) return end + delayMs;
  // It may also end just within the start period and be followed by a start interval longer than the interval.
  return Math.max(end + intervalMs, startPeriodMs + delayMs);
}

/** The earliest start of the first failing probe that counts. */
function earliestCountedStart({ intervalMs, timeoutMs, startPeriodMs }: Healthcheck, start: Start): number {
  const { firstMs, delayMs, isCut } = start;
  if (firstMs >= startPeriodMs) return firstMs;
  if (isCut) return startPeriodMs;

  const k = Math.ceil((startPeriodMs - firstMs) / delayMs) - 1;
  // Slow probes can push the last one that would be forgiven just past the start period.
  if (firstMs + k * (delayMs + timeoutMs) >= startPeriodMs) return startPeriodMs;
  const onGrid = firstMs + (k + 1) * delayMs;
  // Or the last forgiven one ends after the start period, and what follows is an interval shorter than the start's.
  const end = firstMs + k * (delayMs + timeoutMs) + timeoutMs;
  return end >= startPeriodMs ? Math.min(onGrid, startPeriodMs + intervalMs) : onGrid;
}
