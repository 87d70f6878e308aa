import type { Timed } from "./timed";

/** A gate as it is now: in place of what was told of the same service and condition before. */
export interface GateStreamEvent extends Timed {
  readonly type: "gate";
  readonly gate: GateState;
}

export interface GateState {
  /** The service that is waited for. */
  readonly service: string;
  /** `service_healthy`, `service_completed_successfully`; of an update also what its targets wait for besides: `converged`, … */
  readonly condition: string;
  /** `unmet`: it cannot be passed, and nobody requires it. `idle`: nobody waits, and it is not known. */
  readonly status: "idle" | "waiting" | "open" | "failed" | "unmet";
  /** Who says so: a gate of an update, or how the containers are now. */
  readonly by: "update" | "engine";
  /** One line of evidence while it waits; all of it, in lines, when it has failed. */
  readonly message?: string;
  /** When the wait began. */
  readonly sinceMs?: number;
  /** How long it has waited, once it is open or has failed. */
  readonly waitedMs?: number;
  /** When its deadline is: the bound that is left is the time until then. Only of an update's gate that waits. */
  readonly deadlineAtMs?: number;
  /** Who waits behind it. */
  readonly holds: readonly string[];
}
