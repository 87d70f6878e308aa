import type * as Told from "@pulumi-compose/dashboard";
import type { DiagnosticEvent, PropertyChange, PullEvent, StartEvent } from "@pulumi-compose/dashboard";
import type { ResourceKind } from "../../resources/resource-kind";

/** Pulumi's own words for what happens to a resource. */
export type Operation =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "refresh"
  | "import"
  | "discard";

export type ResourceEvent = Told.ResourceEvent<ResourceKind, Operation>;
export type GateEvent = Told.UpdateGateEvent;
export type SummaryEvent = Told.SummaryEvent<Readonly<Partial<Record<Operation, number>>>>;
export type { DiagnosticEvent, PropertyChange, PullEvent, StartEvent };

/** What happens in a deployment. `--json` prints one a line, each with `at`, the time in milliseconds since the epoch. */
export type DeploymentEvent = StartEvent | ResourceEvent | PullEvent | GateEvent | DiagnosticEvent | SummaryEvent;

/** Takes events as they happen and shows them in some way. */
export interface EventSink {
  emit(event: DeploymentEvent): void;
  /** After the last event: what is shown is complete. */
  close(): void;
}
