import type { AboutEvent } from "./about-event";
import type { ContainerEvent, ContainerGoneEvent } from "./container-event";
import type { DeploymentStreamEvent } from "./deployment-event";
import type { EndEvent } from "./end-event";
import type { EngineEvent } from "./engine-event";
import type { EvidenceEvent } from "./evidence-event";
import type { GateStreamEvent } from "./gate-event";
import type { LogEvent } from "./log-event";
import type { PlanEvent } from "./plan-event";
import type { ProbeEvent } from "./probe-event";
import type { ResetEvent } from "./reset-event";
import type { SourcesEvent } from "./sources-event";
import type { TimelineEvent } from "./timeline-event";

/**
 * All that the page is told, in the order in which it is told. A pure reducer folds these into what is shown; whoever folds all
 * of them has the present, so a snapshot is a list of events like any other.
 *
 * An event of a type that is not known is left out; members that are not known, too: more may come.
 */
export type StreamEvent =
  | ResetEvent
  | AboutEvent
  | PlanEvent
  | SourcesEvent
  | EngineEvent
  | ContainerEvent
  | ContainerGoneEvent
  | ProbeEvent
  | GateStreamEvent
  | TimelineEvent
  | EvidenceEvent
  | LogEvent
  | DeploymentStreamEvent
  | EndEvent;

/** What a standalone report has in it, and what one message of the stream carries. */
export type Recording = readonly StreamEvent[];
