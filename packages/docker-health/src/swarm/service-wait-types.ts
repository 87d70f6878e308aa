import type { Condition } from "@pulumi-compose/health-model";
import type { Clock } from "../shared/clock";
import type { ProbeResult } from "../shared/container-snapshot";
import type { ServiceSnapshot, TaskState } from "./swarm-snapshot";

/**
 * What is waited for: a condition of compose, met by every replica, or `converged`: every replica runs (or has completed
 * where that is an end) and the swarm has declared the last update complete.
 */
export type ServiceGoal = Condition | "converged";

/** How to wait for a swarm service. */
export interface ServiceWaitOptions {
  /** From the call on, not counting the time in which nodes fetch the image. Default: what follows from the service's check, its replicas and its update's settings. */
  readonly deadlineMs?: number;
  /**
   * The labels that the awaited version of the service has. A service that was rolled back to a version that has them is
   * what was asked for; one that lacks them was rolled back from it.
   */
  readonly expectedLabels?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** How long a manager that stopped answering in mid-wait may stay away. Default 60000. */
  readonly engineGraceMs?: number;
  /** On every change and once a second. */
  readonly onProgress?: (progress: ServiceWaitProgress) => void;
  /** Values that must not appear in any evidence. */
  readonly redact?: readonly string[];
  readonly clock?: Clock;
}

/** How the wait for a swarm service is going. */
export interface ServiceWaitProgress {
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  /** Replicas of the awaited version that have met the goal. */
  readonly reached: number;
  readonly replicas: number;
  /** One line: `2 of 3 running, 1 preparing, 4 s of 60 s`. */
  readonly message: string;
}

/** How the wait for a swarm service ended. */
export type ServiceWaitResult = ServiceWaitSuccess | ServiceWaitFailure;

/** A swarm service that met its condition. */
export interface ServiceWaitSuccess {
  readonly ok: true;
  readonly goal: ServiceGoal;
  /** `already`: it was so when the wait began. */
  readonly by: "swarm" | "already";
  readonly afterMs: number;
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
export interface ServiceWaitFailure {
  readonly ok: false;
  readonly goal: ServiceGoal;
  readonly reason: ServiceFailureReason;
  readonly afterMs: number;
  readonly evidence: ServiceEvidence;
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
export interface ServiceEvidence {
  readonly service: { readonly id: string; readonly name: string; readonly image: string };
  /** Absent when the service was never seen. */
  readonly snapshot?: ServiceSnapshot;
  /** Replicas that had met the goal when the wait ended. */
  readonly reached: number;
  readonly replicas: number;
  /** Newest first, at most a handful, one a node where several have them. */
  readonly tasks: readonly TaskEvidence[];
  /** Of the last failed task, where its container is on the engine that was asked. */
  readonly probes: readonly ProbeResult[];
  readonly test?: readonly string[];
  readonly logTail: readonly string[];
  readonly hints: readonly string[];
  /** The swarm's or the network's own message, where that is the reason. */
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
}
