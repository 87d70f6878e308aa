import type { GateCondition } from "../plan/gate";

/** What one `up` comes to, as the model foretells it. */
export interface Prediction {
  /**
   * Of `pulumi-compose up`: 1 when it fails, 2 when it does not begin, as the plan has an error. A program's `pulumi up`
   * ends with 0 for 0.
   */
  readonly exitCode: 0 | 1 | 2;
  readonly services: Readonly<Record<string, ServicePrediction>>;
  /** One for each gate of the plan, in the plan's order. */
  readonly gates: readonly GatePrediction[];
}

/** What an `up` leaves of one service on the engine. */
export interface ServicePrediction {
  /**
   * Whether its containers are there after the `up`. `open`: the engine's refusal of another one ended the update, and
   * whether these were created before that is a matter of moments.
   */
  readonly containers: "there" | "absent" | "open";
  /** How many containers it has when they are there; 0 for a service that is scaled to nothing, which is always `there`. */
  readonly replicas: number;
}

/** How one gate of an `up` ends. */
export interface GatePrediction {
  readonly service: string;
  readonly condition: GateCondition;
  readonly verdict: GateVerdict;
  /** With `failed` and `tolerated`: the part after `gate/` of the message's code: `unhealthy`, `exited`, `deadline`… */
  readonly reason?: GateFailureReason;
  /**
   * With `failed`: exactly the services that are not created because of it. Those are whoever waits for the condition
   * and requires it, and whoever waits, for whatever, for a service that is not created itself.
   */
  readonly notStarted?: readonly string[];
}

/**
 * - `passed`: opened.
 * - `failed`: fails the update.
 * - `tolerated`: not met, and nobody requires it: a warning.
 * - `never-begun`: its service's containers were not created (or found), or the update had ended before.
 * - `open`: the engine's refusal of a container ended the update, and how far this gate had come is a matter of moments.
 */
export type GateVerdict = "passed" | "failed" | "tolerated" | "never-begun" | "open";

/** Why a simulated gate was not passed. */
export type GateFailureReason = "unhealthy" | "exited" | "deadline" | "no-healthcheck";

/** A service's containers as an `up` finds them and leaves them; those that it replaces are none of these. */
export interface ContainersBefore {
  /**
   * A container that has ended is started again by the gates that wait for it, except when it is awaited to complete and
   * has ended with 0.
   */
  readonly state: "running" | "exited";
  /** Of one that has ended; 0 when left out. */
  readonly exitCode?: number;
  /** Of a running one with a check: what the engine says of it when the `up` begins; `healthy` when left out. */
  readonly health?: "starting" | "healthy" | "unhealthy";
}
