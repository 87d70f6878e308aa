import type { Healthcheck } from "../healthcheck/healthcheck";
import type { ProbeEvent } from "../machine/health-event";
import type { HealthState } from "../machine/health-state";
import type { GateCondition } from "../plan/gate";
import type { OnUnhealthy } from "../plan/on-unhealthy";
import type { RestartPolicy } from "../plan/restart-policy";
import type { Milestone } from "./moment";
import type { ContainersBefore, GateFailureReason } from "./prediction";
import type { ServiceScenario } from "./scenario";
import type { SimulatedUpdate } from "./simulated-update";
import type { ContainerOf } from "./timeline";

/** What a container's probes do. */
export type Mode = "failing" | "ready" | "hanging";

/** The wait for one condition of a service. */
export interface SimulatedGate {
  readonly service: SimulatedService;
  readonly condition: GateCondition;
  readonly deadlineMs: number;
  readonly onUnhealthy: OnUnhealthy;
  /** Whether somebody who waits here requires it. */
  readonly isRequired: boolean;
  status: "idle" | "waiting" | "open" | "failed";
  reason?: GateFailureReason;
  /** The reason in words. */
  text?: string;
  sinceMs: number;
  endedMs: number;
  eagerAttempts: number;
  /** It began at a container that was unhealthy already. */
  rechecks: boolean;
  /** Of one that keeps waiting: how long after its begin the check had said unhealthy. */
  unhealthyAfterMs?: number;
}

/** What the simulation knows of one service. All replicas behave alike, so one stands for all. */
export interface SimulatedService {
  readonly name: string;
  readonly scenario: ServiceScenario;
  readonly check: Healthcheck | undefined;
  readonly restart: RestartPolicy;
  readonly before: ContainersBefore | undefined;
  readonly gates: SimulatedGate[];
  /** 0: no container is made, and nothing happens. */
  readonly replicas: number;
  /** Milliseconds that a container has to end after its stop signal; the engine's own when absent. */
  readonly stopGraceMs?: number;
  /** How many commands run in each container once it is healthy. */
  readonly postHealthy: number;
  /** Whether somebody waits for its end. */
  readonly endsByItself: boolean;
  /** Of what stands for one container of a service: for which. */
  readonly of?: ContainerOf;
  /** Of one of which this update has a new version. */
  update?: SimulatedUpdate;

  /** Edges that still keep the update from coming to it. */
  blockers: number;
  /** `not-replaced`: a new container of it was not good. */
  standing: "waiting" | "reached" | "given-up" | "refused" | "not-replaced";
  /** When this update made its containers. */
  createdMs?: number;

  container: "none" | "created" | "running" | "restarting" | "exited";
  /** Of the last run. */
  exitCode: number;
  /** How often it was started, as far as the simulation goes. */
  run: number;
  startedMs: number;
  /** How often its policy has started it again, and how long the engine waited before it did so last. */
  restarts: number;
  backoffMs: number;
  mode: Mode;
  health: HealthState | undefined;
  readonly milestones: Map<Milestone, number>;
}

/** What can come to pass next. What belongs to one run of a container does not outlive it. */
export type SimulationEvent =
  | { readonly kind: "refuse"; readonly service: SimulatedService }
  | { readonly kind: "launch"; readonly service: SimulatedService }
  | { readonly kind: "step"; readonly act: () => void }
  | RunEvent
  | GateEvent;

/** Something in the life of a container. */
export type RunEvent = { readonly service: SimulatedService; readonly run: number } & (
  | { readonly kind: "mode"; readonly mode: Mode }
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "restart" }
  | { readonly kind: "probe" }
  | { readonly kind: "probe-end"; readonly event: ProbeEvent }
);

/** Something in a wait. */
export type GateEvent = { readonly gate: SimulatedGate } & (
  | { readonly kind: "eager"; readonly run: number }
  | { readonly kind: "eager-end"; readonly run: number; readonly event: ProbeEvent }
  | { readonly kind: "deadline" }
);
