import type { Condition, HealthStatus } from "@pulumi-compose/health-model";
import type { Clock } from "./clock";
import type { ContainerSnapshot, ContainerState, ProbeResult } from "./container-snapshot";

/**
 * What is waited for: a condition of compose, or `up`: the container runs, and still runs a moment after its start (3 s;
 * 10 s once its policy has restarted it), or it has ended with 0 and no policy would have it run.
 */
export type ContainerGoal = Condition | "up";

/** Chooses what to wait for at the first look at the container, which shows what it really has. */
export type ChooseGoal = (container: ContainerSnapshot) => ContainerGoal;

/** How to wait. */
export interface WaitOptions {
  /**
   * From the call on. Default: for `service_healthy` what the engine itself needs at most for a verdict, and some
   * slack; for `service_started` and `up` 60 s; for `service_completed_successfully` 10 minutes.
   */
  readonly deadlineMs?: number;
  /** `hybrid` (default): the engine's verdict or an own run of the same test, whichever says healthy first. */
  readonly probe?: "hybrid" | "engine";
  readonly signal?: AbortSignal;
  /** Default `fail`. `keep-waiting`: a container may heal until the deadline. */
  readonly onUnhealthy?: "fail" | "keep-waiting";
  /**
   * A container that is unhealthy when the wait begins. `recheck`: the engine's next probe decides that ends at least 5 s later
   * (an own one may open the gate before); `fail`: at once. Default: `recheck` with `hybrid`, `fail` with `engine`.
   */
  readonly alreadyUnhealthy?: "recheck" | "fail";
  /** How long an engine that stopped answering in mid-wait may stay away. Default 60000. */
  readonly engineGraceMs?: number;
  /** On every change and once a second. */
  readonly onProgress?: (progress: WaitProgress) => void;
  /** Values that must not appear in any evidence. */
  readonly redact?: readonly string[];
  readonly clock?: Clock;
}

/** How a wait is going. */
export interface WaitProgress {
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  readonly status: ContainerState["status"];
  readonly health?: HealthStatus;
  readonly failingStreak: number;
  readonly retries: number | undefined;
  /** The newest probe of this wait or of the engine, redacted. */
  readonly lastProbe?: ProbeResult;
  readonly engineReachable: boolean;
  /** One line: `starting, 3 s of 40 s, probe 2 exit 1: connection refused`. */
  readonly message: string;
}

/** How a wait ended. */
export type WaitResult = WaitSuccess | WaitFailure;

/** A condition that was met. */
export interface WaitSuccess {
  readonly ok: true;
  readonly condition: ContainerGoal;
  /** `already`: it was so when the wait began. */
  readonly by: "engine" | "probe" | "already";
  readonly afterMs: number;
  readonly container: { readonly id: string; readonly name: string };
  /** Of `up`: it does not run any more, but has ended with 0. */
  readonly ended?: true;
}

/** Why a condition cannot be met; the part of a diagnostic's code after `gate/`. */
export type FailureReason =
  | "unhealthy"
  | "exited"
  | "out-of-memory"
  | "removed"
  | "deadline"
  | "aborted"
  | "no-healthcheck"
  | "not-found"
  | "engine-unreachable";

/** A condition that was not met, with the evidence. */
export interface WaitFailure {
  readonly ok: false;
  readonly condition: ContainerGoal;
  readonly reason: FailureReason;
  readonly afterMs: number;
  readonly evidence: Evidence;
}

/** What there is to know about a wait that failed; secrets are already redacted. */
export interface Evidence {
  readonly container: { readonly id: string; readonly name: string; readonly image: string };
  /** Absent when the container was never seen. */
  readonly state?: ContainerState;
  readonly health?: { readonly status: HealthStatus; readonly failingStreak: number; readonly retries: number };
  /** The last ones, oldest first. */
  readonly probes: readonly ProbeResult[];
  readonly test?: readonly string[];
  readonly logTail: readonly string[];
  readonly hints: readonly string[];
  /** The engine's or the network's own message, where that is the reason. */
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  /** Of a wait that was told to keep waiting: after how long the check had said unhealthy, if it had. */
  readonly unhealthyAfterMs?: number;
}
