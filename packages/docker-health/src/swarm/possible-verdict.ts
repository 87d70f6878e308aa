import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";

/** That its check may have made a container unhealthy, shortly enough before its end to be the reason for it. */
export interface PossibleVerdict {
  /** Not earlier than this; milliseconds since the epoch, by the engine's clock. */
  readonly sinceMs: number;
  /** It was unhealthy to its end, as far as anybody can see: to be believed unless there is a better witness. */
  readonly isLikely: boolean;
}

/** The engine keeps so many probes of a container. */
const LOG_SIZE = 5;
/** From the verdict to the signal (an agent lets a load balancer forget the task first), and from the end to its record. */
const SLACK_MS = 10_000;
/** A probe that is under way when its container ends is killed with it; engines up to 23 count it as a failure. */
const KILLED = 137;
const SAME_MOMENT_MS = 250;

/**
 * Reads from an ended container's last probes whether it may have been unhealthy; undefined: it was not. Its streak alone
 * does not say: the engine goes on probing while a process takes its time to end, and may find it healthy again. But such a
 * process has no more than its grace period: after it, it is killed, and does not end with code 0.
 *
 * @param graceMs how long the container may take to end when it is asked to
 */
export function possibleVerdict(container: ContainerSnapshot, graceMs: number): PossibleVerdict | undefined {
  const { healthcheck, health, state } = container;
  if (!healthcheck || !health) return undefined;
  const startedMs = Date.parse(state.startedAt);
  const endedMs = Date.parse(state.finishedAt);
  const { log, failingStreak } = health;
  const last = log.at(-1);
  const counted = last && diedWithIt(last, endedMs) ? failingStreak - 1 : failingStreak;
  const sinceMs = Math.max(startedMs, endedMs - graceMs - SLACK_MS);
  if (counted >= healthcheck.retries) return { sinceMs, isLikely: true };
  // What the log no longer shows may have been anything.
  const [first] = log;
  if (first && log.length >= LOG_SIZE && Date.parse(first.start) >= sinceMs) return { sinceMs, isLikely: false };
  const within = verdictsInLog(container, log).find((at) => at >= sinceMs);
  return within === undefined ? undefined : { sinceMs: within, isLikely: false };
}

/** The ends of the probes after which it may have been unhealthy, in their order. */
function verdictsInLog(
  { healthcheck, health, state }: ContainerSnapshot,
  log: readonly ProbeResult[],
): readonly number[] {
  const retries = healthcheck?.retries ?? 1;
  const lenientUntilMs = Date.parse(state.startedAt) + (healthcheck?.startPeriodMs ?? 0);
  const isWhole = log.length < LOG_SIZE;
  // Where nothing has succeeded, the streak has only grown: it never was more than it is.
  if (log.every(({ exitCode }) => exitCode !== 0) && (health?.failingStreak ?? 0) < retries) return [];
  let streak = isWhole ? 0 : Number.POSITIVE_INFINITY;
  let hasSucceeded = !isWhole;
  return log.flatMap((probe) => {
    const startMs = Date.parse(probe.start);
    if (probe.exitCode === 0) {
      streak = 0;
      hasSucceeded = true;
      return [];
    }
    if (!hasSucceeded && startMs < lenientUntilMs) return [];
    streak += 1;
    return streak >= retries ? [startMs + probe.durationMs] : [];
  });
}

function diedWithIt({ start, durationMs, exitCode }: ProbeResult, endedMs: number): boolean {
  return exitCode === KILLED && Date.parse(start) + durationMs >= endedMs - SAME_MOMENT_MS;
}
