import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import type { OnUnhealthy } from "./on-unhealthy";
import type { RestartPolicy } from "./restart-policy";
import type { Rollout } from "./rollout";

/** A span of moments in milliseconds from the beginning of the whole start. */
export interface Span {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/**
 * What the plan says of one service. Moments count from the beginning of the whole start and leave out the time that
 * creating and starting containers takes. They hold for everything that starts at all.
 */
export interface ServicePlan {
  readonly name: string;
  readonly layer: number;
  /** Containers of this service; 0 when it is scaled to nothing or a provider makes it. */
  readonly replicas: number;
  /** What the engine does when they end. */
  readonly restart: RestartPolicy;
  readonly healthcheck: EffectiveHealthcheck;
  /** How many commands run in each container once it is healthy, before whoever waits for that goes on. Absent: none. */
  readonly postHealthy?: number;
  /** What whoever waits for its health does once the check has said unhealthy. */
  readonly onUnhealthy: OnUnhealthy;
  /** The longest wait for it, where the file or the program sets one. */
  readonly deadlineMs?: number;
  /** When its containers start. */
  readonly start: Span;
  /** When a gate for its health can open: not later than the gate's deadline, if it has one. */
  readonly healthy?: Span;
  /** If it never gets healthy, the engine has said unhealthy by then. */
  readonly unhealthyByMs?: number;
  /** When a gate for its completion can open. */
  readonly completed?: Span;
  /** How its containers are replaced beside the old ones, where a target does that; it is the target that says so. */
  readonly rollout?: Rollout;
  /** Why its old containers go first, though the file asks that new ones start first; it is the target that says so. */
  readonly stopFirst?: readonly string[];
  /** Milliseconds that a container of it has to end after its stop signal, where the file says so; else 10 s. */
  readonly stopGraceMs?: number;
  /** The service whose `pre_start` hook it stands for. */
  readonly preStartOf?: string;
}
