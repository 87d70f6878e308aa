import type { Diagnostic } from "@pulumi-compose/parser";
import type { HealthStatus } from "../machine/health-status";
import type { GateCondition } from "../plan/gate";

/** One thing that happened, in milliseconds from the begin of the whole start. */
export type TimelineEntry = { readonly atMs: number; readonly service: string } & (
  | { readonly kind: "start" }
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
      readonly reason: string;
    }
  | { readonly kind: "not-started"; readonly because: string }
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
  /** `up`: every service was started. */
  readonly outcome: "up" | "failed";
  /** When the last service started, or when it was clear that the rest would not. */
  readonly settledMs: number;
  /** When the simulation ended. */
  readonly endMs: number;
  /** What is wrong with the scenarios. */
  readonly diagnostics: readonly Diagnostic[];
}
