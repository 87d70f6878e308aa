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
  /** Of a service of which the update has a new version. */
  readonly update?: ServiceUpdate;
}

/** What comes of a new version of a service. */
export interface ServiceUpdate {
  readonly order: "start-first" | "stop-first";
  /** Why the old containers go first, where the file asks that the new ones start first. */
  readonly stopFirst?: readonly string[];
  /**
   * How many containers are of the new version in the end, and have taken over. `open`: the engine's refusal of another one ended
   * the update, and how many were is a matter of moments.
   */
  readonly replaced: number | "open";
  /** How many of the old version go on. */
  readonly left: number | "open";
  /** New ones that were not good: how many, and whether they are kept for a look or removed. */
  readonly notGood?: { readonly containers: number; readonly becomes: "kept" | "removed" };
  /** Who serves from when on; absent: it is one that is to end. */
  readonly serving?: readonly Serving[];
  /** When nobody serves, in milliseconds; `toMs` is absent where that does not end. Empty: somebody does at every moment. */
  readonly unserved?: readonly { readonly fromMs: number; readonly toMs?: number }[];
}

/** Which containers serve from a moment on, by their numbers: they run, are found by the service's name and answer. */
export interface Serving {
  readonly fromMs: number;
  readonly old: readonly number[];
  readonly new: readonly number[];
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
  /** With `failed`: the services that keep their old containers because of it, of which this update has a new version. */
  readonly notUpdated?: readonly string[];
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
