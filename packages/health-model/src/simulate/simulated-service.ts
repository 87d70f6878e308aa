import type { HealthEvent } from "../machine/health-event";
import type { HealthState } from "../machine/health-state";
import type { GateCondition } from "../plan/gate";
import type { OnUnhealthy } from "../plan/on-unhealthy";
import type { Milestone, Moment } from "./moment";
import type { ServiceScenario } from "./scenario";

/** What a container's probes do. */
export type Mode = "failing" | "ready" | "hanging";

export type GateStatus = "idle" | "waiting" | "open" | "failed";

export interface SimulatedGate {
  readonly service: string;
  readonly condition: GateCondition;
  readonly deadlineMs: number;
  readonly onUnhealthy: OnUnhealthy;
  status: GateStatus;
  sinceMs: number;
  eagerAttempts: number;
}

/** What the simulation knows of one service. All replicas behave alike, so one stands for all. */
export interface SimulatedService {
  readonly name: string;
  readonly scenario: ServiceScenario;
  readonly gates: readonly SimulatedGate[];
  /** 0: no container is made, and nothing happens. */
  readonly replicas: number;
  /** Edges that still keep it from starting. */
  blockers: number;
  phase: "waiting" | "running" | "exited" | "given-up";
  mode: Mode;
  health: HealthState | undefined;
  milestones: Map<Milestone, number>;
}

/** What can come to pass next. */
export type SimulationEvent =
  | { readonly kind: "launch"; readonly service: string }
  | { readonly kind: "mode"; readonly service: string; readonly mode: Mode }
  | { readonly kind: "exit"; readonly service: string; readonly code: number }
  | { readonly kind: "probe"; readonly service: string }
  | { readonly kind: "probe-end"; readonly service: string; readonly event: HealthEvent & { kind: "probe" } }
  | { readonly kind: "eager"; readonly gate: SimulatedGate }
  | { readonly kind: "eager-end"; readonly gate: SimulatedGate; readonly event: HealthEvent & { kind: "probe" } }
  | { readonly kind: "deadline"; readonly gate: SimulatedGate };

/** An event whose moment is not known yet: it follows another service. */
export interface Pending {
  readonly owner: string;
  readonly moment: Exclude<Moment, number>;
  readonly event: SimulationEvent;
}
