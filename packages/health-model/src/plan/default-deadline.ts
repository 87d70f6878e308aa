import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { bounds } from "../machine/bounds";
import { CLASSIC_DIALECT, CURRENT_DIALECT, type Dialect } from "../machine/dialect";
import { formatDuration } from "../util/format-duration";

/** How long a gate waits, and why so long. */
export interface Deadline {
  /** From the moment when the container runs and the wait begins. */
  readonly deadlineMs: number;
  /** In words, for messages: what it was derived from. */
  readonly deadlineFrom: string;
}

/** Waiting for a one-shot has no natural end: this is the default. */
export const COMPLETED_DEADLINE_MS = 10 * 60_000;

/** Added to what a check alone needs: an engine's own time to start probes (a tenth), and a container's to start. */
const SLACK_MS = 5_000;
const SLACK_PART = 10;

/**
 * The deadline of a wait for healthy: by then the engine itself must have said healthy or unhealthy, on an engine of
 * the given dialect, or on any; plus slack, rounded up to whole seconds.
 *
 * @param check undefined: the image's check is not known, so the engine's defaults are assumed
 */
export function defaultDeadline(check: Healthcheck | undefined, dialect?: Dialect): Deadline {
  const assumed = check ?? { test: ["CMD"], ...HEALTHCHECK_DEFAULTS };
  const dialects = dialect === undefined ? [CLASSIC_DIALECT, CURRENT_DIALECT] : [dialect];
  const verdictMs = Math.max(...dialects.map((one) => bounds(assumed, one).latestUnhealthyMs));
  const deadlineMs = Math.ceil((verdictMs + verdictMs / SLACK_PART + SLACK_MS) / 1_000) * 1_000;
  const { retries, intervalMs, timeoutMs, startPeriodMs } = assumed;
  const period = startPeriodMs > 0 ? `start period ${formatDuration(startPeriodMs)} + ` : "";
  const parts = `${period}${retries} × (interval ${formatDuration(intervalMs)} + timeout ${formatDuration(timeoutMs)})`;
  const whose =
    check === undefined ? "the engine's defaults, as the image's healthcheck is not known" : "its healthcheck";
  return { deadlineMs, deadlineFrom: `${whose}: ${parts}, a verdict within ${formatDuration(verdictMs)}, and slack` };
}
