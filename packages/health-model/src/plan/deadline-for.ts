import type { HealthcheckTimings } from "../healthcheck/effective-healthcheck";
import { bounds } from "../machine/bounds";
import type { Dialect } from "../machine/dialect";
import { humanDuration } from "../util/human-duration";
import type { Deadline } from "./default-deadline";

/** Added to what a check alone needs: an engine's own time to start probes (a tenth), and a container's to start. */
const SLACK_MS = 5_000;
const SLACK_PART = 10;

/**
 * The deadline of a wait for healthy: by then the engine itself must have said healthy or unhealthy, on an engine of
 * the given dialect, or on any; plus slack, rounded up to whole seconds.
 *
 * @param whose whose the timings are, in words
 */
export function deadlineFor(timings: HealthcheckTimings, whose: string, dialect: Dialect | undefined): Deadline {
  const verdictMs = bounds({ test: ["CMD"], ...timings }, dialect).latestUnhealthyMs;
  const deadlineMs = Math.ceil((verdictMs + verdictMs / SLACK_PART + SLACK_MS) / 1_000) * 1_000;
  const { retries, intervalMs, timeoutMs, startPeriodMs } = timings;
  const period = startPeriodMs > 0 ? `start period ${humanDuration(startPeriodMs)} + ` : "";
  const parts = `${period}${retries} × (interval ${humanDuration(intervalMs)} + timeout ${humanDuration(timeoutMs)})`;
  const anyEngine = dialect === undefined && startPeriodMs > 0 ? " on any engine" : "";
  const deadlineFrom = `${whose}: ${parts}, a verdict within ${humanDuration(verdictMs)}${anyEngine}, and slack`;
  return { deadlineMs, deadlineFrom, deadlineSource: "check" };
}
