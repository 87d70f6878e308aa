import type { RestartPolicy } from "../plan/restart-policy";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;
/** After a run of that length the pauses begin anew. */
const STEADY_MS = 10_000;

/** A run of a container that has ended. */
export interface EndedRun {
  readonly exitCode: number;
  readonly ranMs: number;
  /** How often the policy has started the container again, since it was last started by somebody. */
  readonly restarts: number;
  /** Before the last restart; 0 where there was none. */
  readonly lastPauseMs: number;
}

/**
 * How long Docker Engine waits before it starts a container again that has ended, in milliseconds: from 100 ms doubled up
 * to a minute. Undefined where its policy leaves it as it is.
 */
export function restartPause(
  { name, retries }: RestartPolicy,
  { exitCode, ranMs, restarts, lastPauseMs }: EndedRun,
): number | undefined {
  if (name === "no") return undefined;
  if (name === "on-failure" && (exitCode === 0 || (retries > 0 && restarts >= retries))) return undefined;
  if (ranMs >= STEADY_MS || lastPauseMs === 0) return FIRST_PAUSE_MS;
  return Math.min(lastPauseMs * 2, LONGEST_PAUSE_MS);
}
