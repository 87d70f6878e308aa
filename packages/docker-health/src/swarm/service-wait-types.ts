import type { Condition } from "@pulumi-compose/health-model";
import type { AnyEvidence, AnyWaitFailure, AnyWaitOptions, AnyWaitProgress, AnyWaitSuccess } from "../shared/any-wait";
import type { ServiceSnapshot, TaskState } from "./swarm-snapshot";

/**
 * What is waited for: a condition of compose, met by every replica, or `converged`: every replica runs (or has completed
 * where that is an end) and the swarm has declared the last update complete.
 */
export type ServiceGoal = Condition | "converged";

/** How to wait for a swarm service. */
export interface ServiceWaitOptions extends AnyWaitOptions<ServiceWaitProgress> {
  /** From the call on, not counting the time in which nodes fetch the image. Default: what follows from the service's check, its replicas and its update's settings. */
  readonly deadlineMs?: number;
  /** How long one task may take, where `deadlineMs` does not say how long all may: an update's deadline follows from it. */
  readonly taskDeadlineMs?: number;
  /**
   * The labels that the awaited version of the service has. A service that was rolled back to a version that has them is
   * what was asked for; one that lacks them was rolled back from it.
   */
  readonly expectedLabels?: Readonly<Record<string, string>>;
}

/** How the wait for a swarm service is going. Its message: `2 of 3 running, 1 preparing, 4 s of 60 s`. */
export interface ServiceWaitProgress extends AnyWaitProgress {
  /** Replicas of the awaited version that have met the goal. */
  readonly reached: number;
  readonly replicas: number;
}

/** How the wait for a swarm service ended. */
export type ServiceWaitResult = ServiceWaitSuccess | ServiceWaitFailure;

/** A swarm service that met its condition. */
export interface ServiceWaitSuccess extends AnyWaitSuccess {
  readonly goal: ServiceGoal;
  /** `already`: it was so when the wait began. */
  readonly by: "swarm" | "already";
  readonly service: { readonly id: string; readonly name: string };
}

/** Why a swarm service cannot meet its condition. */
export type ServiceFailureReason =
  /** The update failed and the swarm went back to the version before. */
  | "rolled-back"
  /** The update, or its rollback, stopped half-way. */
  | "update-paused"
  /** A task was killed because its check failed, whatever its exit code. */
  | "unhealthy"
  /** A task ended (or could not be started) and nothing starts another one. */
  | "exited"
  /** Tasks die again and again. */
  | "failing"
  /** A task ended with code 0, and nobody can say whether by itself or because its check failed. */
  | "unproven"
  | "no-suitable-node"
  | "no-healthcheck"
  | "deadline"
  | "removed"
  | "not-found"
  | "not-a-manager"
  | "aborted"
  | "engine-unreachable";

/** A swarm service that did not meet its condition, with the evidence. */
export interface ServiceWaitFailure extends AnyWaitFailure<ServiceFailureReason, ServiceEvidence> {
  readonly goal: ServiceGoal;
}

/** A task that ended badly, or that cannot begin. */
export interface TaskEvidence {
  readonly id: string;
  /** `shop_web.2`, or `shop_web` with the node's id in a global service: what `docker service ps` calls it. */
  readonly name: string;
  /** The node's host name; empty when there is none. */
  readonly node: string;
  readonly state: TaskState;
  readonly error: string;
  readonly exitCode: number | undefined;
  /** RFC 3339 by the swarm's clock. */
  readonly since: string;
}

/** What there is to know about a wait that failed; secrets are already redacted. */
export interface ServiceEvidence extends AnyEvidence {
  readonly service: { readonly id: string; readonly name: string; readonly image: string };
  /** Absent when the service was never seen. */
  readonly snapshot?: ServiceSnapshot;
  /** Replicas that had met the goal when the wait ended. */
  readonly reached: number;
  readonly replicas: number;
  /** Newest first, at most a handful, one a node where several have them. */
  readonly tasks: readonly TaskEvidence[];
  /** Of the last failed task, where its container is on the engine that was asked. */
  readonly probes: AnyEvidence["probes"];
}
