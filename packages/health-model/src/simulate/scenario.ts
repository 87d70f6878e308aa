import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Moment } from "./moment";

/**
 * How the containers of one service behave in a simulation; of one that is updated, those of the new version. Of several moments that have passed, the latest counts. A
 * container that is started again begins anew.
 */
export interface ServiceScenario {
  /** Not launched before this moment of the whole start, in milliseconds: somebody adds it later. */
  readonly launchMs?: number;
  /** From here on its probes succeed; at its start when left out. */
  readonly ready?: Moment | "never";
  /** From here on its probes fail. */
  readonly fail?: Moment;
  /** From here on its probes hang until they run out of time. */
  readonly hang?: Moment;
  /** Its process ends. A service that others wait to complete exits with 0 at once when this is left out. */
  readonly exit?: { readonly at: Moment; readonly code: number };
  /**
   * How long a container of it takes to end after its stop signal, in milliseconds; at once when left out. What takes longer than
   * the service's `stop_grace_period` is killed then.
   */
  readonly stopMs?: number | "never";
  /** How long a probe takes, in milliseconds; 0 when left out. */
  readonly probeMs?: number;
  /**
   * The check that its image brings along where the plan knows of none; null: it has none. The engine's defaults when left
   * out, so that a gate has something to wait for.
   */
  readonly imageCheck?: Healthcheck | null;
  /** Its image does not exist: the engine refuses it, which ends the update. */
  readonly image?: "missing";
  /** A port that it publishes is taken: the engine creates its container and cannot start it, which ends the update. */
  readonly port?: "taken";
}

/** Scenarios by service; a service without one is ready at its start. */
export type Scenarios = Readonly<Record<string, ServiceScenario>>;
