import type { Clock } from "@pulumi-compose/docker-health";
import type { Condition, GateReason } from "@pulumi-compose/health-model";

/** How the wait for a service ended that its place runs as a whole. */
export type PlacedResult =
  | { readonly ok: true; readonly goal: Condition | "converged"; readonly by: string; readonly afterMs: number }
  | PlacedFailure;

/** Why it did not come to be. */
export interface PlacedFailure {
  readonly ok: false;
  readonly goal: Condition | "converged";
  readonly reason: GateReason;
  readonly afterMs: number;
  readonly evidence: { readonly reached: number; readonly replicas: number };
}

/** How to wait for one. */
export interface PlacedWait {
  readonly redact: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deadlineMs?: number;
  readonly onProgress: (progress: { readonly message: string }) => void;
}

/** A service of a project in a place that runs services as a whole: a swarm, a cluster. */
export interface PlacedService<Result extends PlacedResult> {
  /** As the compose file has it. */
  readonly service: string;
  /** What the place calls it. */
  readonly name: string;
  /** Undefined: by the service's kind. */
  wait(condition: Condition | undefined, options: PlacedWait): Promise<Result>;
}

/** How the wait for one service ended; without a result the place has no such service. */
export interface PlacedOutcome<Result extends PlacedResult> {
  readonly service: string;
  readonly name?: string;
  readonly result?: Result;
}
