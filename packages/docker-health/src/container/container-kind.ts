import type { Dialect } from "@pulumi-compose/health-model";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import type { ContainerGoal, FailureReason, WaitProgress } from "../shared/wait-types";
import type { WaitKind } from "../wait/wait-kind";

/** What one look at a container shows. */
export interface ContainerLook {
  readonly container: ContainerSnapshot;
  /** What is waited for; of what was left to the first look, the same from then on. */
  readonly goal: ContainerGoal;
  /** How the engine probes, where a deadline hangs on that. Absent: not known. */
  readonly dialect?: Dialect;
  /** The engine's time at the look, in milliseconds since the epoch: never later than it was. Absent: not known. */
  readonly engineMs?: number;
}

export type ContainerNews =
  /** An event of the container's, in the engine's word. */
  | { readonly kind: "event"; readonly action: string; readonly exitCode?: number | undefined }
  /** Events may have been missed. */
  | { readonly kind: "missed" }
  /** An own run of the test is over; `of`: the start of the container's run in which it began. */
  | { readonly kind: "probed"; readonly record: ProbeResult; readonly of: string }
  /** A look that was taken because the test had passed. Absent: the container is gone. */
  | { readonly kind: "confirmed"; readonly look?: ContainerLook; readonly of: string };

export interface ContainerMemory {
  /** The exit code of its last end, while it has not been started again. */
  readonly diedWith?: number | undefined;
  /** The unhealthy verdict that does not count, by its last probe's start. */
  readonly pardoned?: string | undefined;
  readonly unhealthyAfterMs?: number | undefined;
  /** The last ones, oldest first. */
  readonly ownProbes: readonly ProbeResult[];
  /** The run of the container in which own probes go on. */
  readonly probing?: string | undefined;
}

export type ContainerAct =
  /** Own probes begin, for this run of the container. */
  | { readonly kind: "probe"; readonly look: ContainerLook; readonly of: string }
  | { readonly kind: "stop-probing" }
  /** A look whose answer is told as news. */
  | { readonly kind: "confirm"; readonly of: string };

/** The wait for a container. */
export interface ContainerKind extends WaitKind {
  readonly look: ContainerLook;
  readonly news: ContainerNews;
  readonly memory: ContainerMemory;
  readonly act: ContainerAct;
  readonly by: "engine" | "probe";
  readonly reason: FailureReason;
  readonly progress: WaitProgress;
}
