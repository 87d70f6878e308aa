import type { Diagnostic } from "@pulumi-compose/parser";
import type { Dialect } from "../machine/dialect";
import type { HealthStatus } from "../machine/health-status";
import type { GateCondition } from "../plan/gate";
import type { GateFailureReason, Prediction } from "./prediction";

/** Which container of a service that is updated something is about. */
export interface ContainerOf {
  /** Its number, where the service has several and each has a turn of its own. */
  readonly number?: number;
  /** Whether it is of the version before the update, or takes over from that. */
  readonly beside: "old" | "new";
}

/**
 * One thing that happened, in milliseconds from the beginning of the whole start. In an update it says of which container,
 * where that is an old one or one that takes over from it.
 */
export type TimelineEntry = { readonly atMs: number; readonly service: string } & Partial<ContainerOf> &
  (
    | { readonly kind: "start" }
    /** Its containers are there from an earlier update. */
    | { readonly kind: "found"; readonly state: "running" | "exited"; readonly health?: HealthStatus }
    | {
        /** A probe has ended. */
        readonly kind: "probe";
        readonly by: "engine" | "gate";
        readonly startMs: number;
        readonly exitCode: number;
        readonly timedOut: boolean;
      }
    | {
        /** The engine changed its mind. */
        readonly kind: "health";
        readonly from: HealthStatus;
        readonly to: HealthStatus;
        readonly failingStreak: number;
      }
    | { readonly kind: "exit"; readonly code: number }
    | { readonly kind: "gate-open"; readonly condition: GateCondition; readonly waitedMs: number }
    | {
        readonly kind: "gate-failed";
        readonly condition: GateCondition;
        readonly waitedMs: number;
        readonly code: GateFailureReason;
        /** In words. */
        readonly reason: string;
      }
    | { readonly kind: "not-started"; readonly because: string }
    /** Its containers stay as an earlier update has left them. */
    | { readonly kind: "left"; readonly because: string }
    /** A new container without a check has run as long as it is to. */
    | { readonly kind: "watched"; readonly forMs: number }
    /** A new container without a check has ended instead. */
    | { readonly kind: "not-good"; readonly reason: string }
    /** Commands run in a new container that is good. */
    | { readonly kind: "post-healthy"; readonly hooks: number }
    /** A new container is found by the service's name from here on. */
    | { readonly kind: "named" }
    /** An old container is found by it no more, and goes on for so long. */
    | { readonly kind: "unnamed"; readonly drainMs: number }
    /** It gets its stop signal. */
    | { readonly kind: "stop" }
    /** Its process has ended; `isKilled`: because its time was over. */
    | { readonly kind: "stopped"; readonly tookMs: number; readonly isKilled: boolean }
    /** A new container that was not good is kept for a look. */
    | { readonly kind: "kept" }
    /** An old container is not taken over from. */
    | { readonly kind: "goes-on" }
    /** No container of the service runs, is found by its name and answers. */
    | { readonly kind: "unserved" }
    | { readonly kind: "served"; readonly afterMs: number }
    /** The engine refuses to make its containers, or to start them: the update ends. */
    | { readonly kind: "refused"; readonly what: "image" | "port" }
  );

/** How it ended for one service. */
export interface ServiceOutcome {
  /** Whether the engine probes it. */
  readonly checked: boolean;
  readonly startedMs?: number;
  /** When the engine first called it healthy. */
  readonly healthyMs?: number;
  /** When it exited with 0. */
  readonly completedMs?: number;
  /** The engine's last word, where it has a check and runs. */
  readonly status?: HealthStatus;
  readonly failingStreak?: number;
}

/** What happens when, and how it ends for each service. */
export interface Timeline {
  /** In the order in which they happened. */
  readonly entries: readonly TimelineEntry[];
  readonly services: Readonly<Record<string, ServiceOutcome>>;
  /** `up`: every service was started, and every update is done. */
  readonly outcome: "up" | "failed";
  /** What all of it comes to, played to its end, also where the timeline ends before. */
  readonly prediction: Prediction;
  /** When the last service started, or was replaced, or when it was clear that the rest would not. */
  readonly settledMs: number;
  /** When the simulation ended. */
  readonly endMs: number;
  /**
   * How the engine probed. It is assumed where nobody has named one, and another might probe at other times: some service
   * has a start period.
   */
  readonly engine: Dialect & { readonly assumed: boolean };
  /** What is wrong with the scenarios. */
  readonly diagnostics: readonly Diagnostic[];
}
