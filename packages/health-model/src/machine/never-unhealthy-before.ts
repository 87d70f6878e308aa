import type { Healthcheck } from "../healthcheck/healthcheck";
import { bounds } from "./bounds";

/**
 * How old a container is at least when its check makes it unhealthy, in milliseconds from its start: whatever the probes
 * say, and whichever engine runs them. Earlier than {@link HealthBounds.earliestUnhealthyMs} says where a success ends
 * the start period's leniency, after which failures count within it.
 */
export function neverUnhealthyBefore(check: Healthcheck): number {
  const { intervalMs, startPeriodMs, retries } = check;
  const { earliestHealthyMs: firstMs } = bounds(check);
  // After a failure that counts, the next probe is an interval away.
  const allFail = Math.max(firstMs, startPeriodMs) + (retries - 1) * intervalMs;
  const firstSucceeds = firstMs + retries * intervalMs;
  return Math.min(allFail, firstSucceeds);
}
