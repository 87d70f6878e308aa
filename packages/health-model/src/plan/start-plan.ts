import type { Diagnostic } from "@pulumi-compose/parser";
import type { FailedGate } from "./blocked-services";
import type { CriticalPath } from "./critical-path";
import type { Edge } from "./edge";
import type { Gate } from "./gate";
import type { PlannedJob } from "./planned-jobs";
import type { ServicePlan } from "./service-plan";
import type { StartWait } from "./start-wait";

/** Who waits for whom, how long, and in which order everything starts. */
export interface StartPlan {
  readonly gates: readonly Gate[];
  /** Who goes on once another has started. */
  readonly starts: readonly StartWait[];
  /** Every dependency between enabled services, those for `service_started` and implied ones included. */
  readonly edges: readonly Edge[];
  /** Services of one layer wait for none of the same or a later layer. */
  readonly layers: readonly (readonly string[])[];
  /** The layers in one list. */
  readonly order: readonly string[];
  /** By name. */
  readonly services: Readonly<Record<string, ServicePlan>>;
  readonly criticalPath: CriticalPath;
  /** The file's jobs, which an `up` does not start. */
  readonly jobs: readonly PlannedJob[];
  /** Those of the services that are jobs, and run to their end though nobody may wait for that. */
  readonly running: readonly string[];
  /** The services that do not start once these gates have failed, directly or through others, breadth first. */
  readonly blockedBy: (failed: readonly FailedGate[]) => ReadonlySet<string>;
  /** The services that the given one waits for, directly or through others. */
  readonly waitsFor: (service: string) => readonly string[];
  /** What is wrong. With an error among them, the plan must not be carried out. */
  readonly diagnostics: readonly Diagnostic[];
}
