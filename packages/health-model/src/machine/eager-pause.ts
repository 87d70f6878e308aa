import type { Healthcheck } from "../healthcheck/healthcheck";

const FIRST_PAUSE_MS = 100;
const GROWTH = 1.15;
const LONGEST_PAUSE_MS = 5_000;

/**
 * The pause before an eager probe, in milliseconds from the end of the one before: none before the first, then from
 * 100 ms growing by 15 % to at most 5 s, and never longer than the check's own interval.
 *
 * @param attempt counts from 0
 */
export function eagerPause(attempt: number, check: Pick<Healthcheck, "intervalMs">): number {
  if (attempt === 0) return 0;
  const grown = Math.round(FIRST_PAUSE_MS * GROWTH ** (attempt - 1));
  return Math.min(grown, LONGEST_PAUSE_MS, check.intervalMs);
}
