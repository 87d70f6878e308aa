import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "./dialect";
import type { HealthStatus } from "./health-status";

/** An entry of a container's health log (`docker inspect`, State.Health.Log). */
export interface ProbeRecord {
  readonly startMs: number;
  readonly endMs: number;
  /** -1: it ran out of time, or could not be run at all. */
  readonly exitCode: number;
  readonly output: string;
}

/** Everything that the engine's monitor of one container knows. */
export interface HealthState {
  readonly check: Healthcheck;
  readonly dialect: Dialect;
  /** When the container last started. */
  readonly startedMs: number;
  readonly status: HealthStatus;
  /** Failures in a row that counted. */
  readonly failingStreak: number;
  /** The newest five, oldest first. They outlive a restart. */
  readonly log: readonly ProbeRecord[];
  /** When the next probe begins; undefined while the container is stopped or paused. */
  readonly nextProbeMs: number | undefined;
}
