import type { Condition, HealthStatus } from "@pulumi-compose/health-model";
import type { AnyEvidence, AnyWaitFailure, AnyWaitOptions, AnyWaitProgress, AnyWaitSuccess } from "./any-wait";
import type { ContainerSnapshot, ContainerState, ProbeResult } from "./container-snapshot";

/**
 * What is waited for: a condition of compose, or `up`: the container runs, and still runs a moment after its start (3 s;
 * 10 s once its policy has restarted it), or it has ended with 0 and no policy would have it run.
 */
export type ContainerGoal = Condition | "up";

/** Chooses what to wait for at the first look at the container, which shows what it really has. */
export type ChooseGoal = (container: ContainerSnapshot) => ContainerGoal;

/** How to wait. */
export interface WaitOptions extends AnyWaitOptions<WaitProgress> {
  /**
   * From the call on. Default: for `service_healthy` what the engine itself needs at most for a verdict, and some
   * slack; for `service_started` 60 s, for `up` as long besides `upAfterMs`; for `service_completed_successfully` 10 minutes.
   */
  readonly deadlineMs?: number;
  /** Of `up`: how long it has to run for that, in milliseconds from its start. Default: 3 s. */
  readonly upAfterMs?: number;
  /** `hybrid` (default): the engine's verdict or an own run of the same test, whichever says healthy first. */
  readonly probe?: "hybrid" | "engine";
  /** Default `fail`. `keep-waiting`: a container may heal until the deadline. */
  readonly onUnhealthy?: "fail" | "keep-waiting";
  /**
   * A container that is unhealthy when the wait begins. `recheck`: the engine's next probe decides that ends at least 5 s later
   * (an own one may open the gate before); `fail`: at once. Default: `recheck` with `hybrid`, `fail` with `engine`.
   */
  readonly alreadyUnhealthy?: "recheck" | "fail";
  /**
   * Called once for each run of the container's test: an own one when it has ended, the engine's when it is seen in a look, of those
   * before the wait the newest.
   */
  readonly onProbe?: (probe: ProbeEnd) => void;
}

/** How a run of a container's test has ended. What it printed is not told: nobody knows what is in it. */
export type ProbeEnd = Omit<ProbeResult, "output">;

/** How a wait is going. Its message: `starting, 3 s of 40 s, probe 2 exit 1: connection refused`. */
export interface WaitProgress extends AnyWaitProgress {
  readonly status: ContainerState["status"];
  readonly health?: HealthStatus;
  readonly failingStreak: number;
  readonly retries: number | undefined;
  /** The newest probe of this wait or of the engine, redacted. */
  readonly lastProbe?: ProbeResult;
  readonly engineReachable: boolean;
}

/** How a wait ended. */
export type WaitResult = WaitSuccess | WaitFailure;

/** A condition that was met. */
export interface WaitSuccess extends AnyWaitSuccess {
  readonly condition: ContainerGoal;
  /** `already`: it was so when the wait began. */
  readonly by: "engine" | "probe" | "already";
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
export interface WaitFailure extends AnyWaitFailure<FailureReason, Evidence> {
  readonly condition: ContainerGoal;
}

/** What there is to know about a wait that failed; secrets are already redacted. */
export interface Evidence extends AnyEvidence {
  readonly container: { readonly id: string; readonly name: string; readonly image: string };
  /** Absent when the container was never seen. */
  readonly state?: ContainerState;
  readonly health?: { readonly status: HealthStatus; readonly failingStreak: number; readonly retries: number };
  /** Of a wait that was told to keep waiting: after how long the check had said unhealthy, if it had. */
  readonly unhealthyAfterMs?: number;
}
