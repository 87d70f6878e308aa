import type { Place } from "@pulumi-compose/parser";
import type { Healthcheck } from "../healthcheck/healthcheck";
import type { DeadlineSource } from "./default-deadline";
import type { OnUnhealthy } from "./on-unhealthy";

/** The conditions that need a wait; `service_started` needs none. */
export type GateCondition = "service_healthy" | "service_completed_successfully";

/** Who waits at a gate. */
export interface GateDependent {
  readonly service: string;
  /** False: it starts even if the gate fails. */
  readonly required: boolean;
  readonly restart: boolean;
  readonly place?: Place;
}

/** A wait for a condition of one service, shared by all who depend on that condition. */
export interface Gate {
  readonly dependency: string;
  readonly condition: GateCondition;
  readonly dependents: readonly GateDependent[];
  /** Containers of the dependency; the condition must hold for every one. */
  readonly replicas: number;
  /** How long to wait, from the moment when the container runs and the wait begins. */
  readonly deadlineMs: number;
  /** In words, for messages: how the deadline came about. */
  readonly deadlineFrom: string;
  readonly deadlineSource: DeadlineSource;
  /** Of a gate for healthy: what it does once the check has said unhealthy. */
  readonly onUnhealthy?: OnUnhealthy;
  /** Of a gate for healthy, when it is known. */
  readonly check?: Healthcheck;
  /** Of the dependency's healthcheck or else of the dependency. */
  readonly place?: Place;
}
