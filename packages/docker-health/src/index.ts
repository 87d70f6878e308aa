export { goalOf } from "./container/goal-of";
export type { EndpointOptions } from "./endpoint/endpoint";
export { EndpointError } from "./endpoint/endpoint-error";
export { resolveEndpoint } from "./endpoint/resolve-endpoint";
export { type Transport, type TransportOptions, transportFor } from "./endpoint/transport";
export { lostNamespaces } from "./engine/lost-namespaces";
export type { NetworkMembership } from "./engine/read-memberships";
export { describeReason } from "./evidence/describe-reason";
export type { RenderOptions } from "./evidence/findings";
export { redactor } from "./evidence/redact";
export { renderEvidence, renderFindings } from "./evidence/render-evidence";
export { summarise } from "./evidence/summarise";
export { connect } from "./facade/connect";
export { connectSwarm } from "./facade/connect-swarm";
export { createEngine, type Engine, type Following } from "./facade/engine";
export type { Swarm } from "./facade/swarm";
export type { AdoptableContainer, AdoptableProject } from "./housekeeping/adoptable-project";
export { type Adoption, adoption } from "./housekeeping/adoption";
export type { Claims, HeldAddress, HeldPort } from "./housekeeping/claims";
export { type CommonClaim, claimsInCommon } from "./housekeeping/claims-in-common";
export type { NetworkEndpoint } from "./housekeeping/connect-network";
export type { EngineLimits, LimitsOutcome } from "./housekeeping/engine-limits";
export { type FailedHook, firstFailedHook, type LifecycleCommand } from "./housekeeping/first-failed-hook";
export {
  type Housekeeping,
  housekeeping,
  type ImageRemoval,
  type NamedContainer,
  type NamedNetwork,
  type NamedVolume,
} from "./housekeeping/housekeeping";
export type { ProjectHolder } from "./housekeeping/project-holders";
export type { MountedVolume, ProjectContainer, ProjectParts, WantedParts } from "./housekeeping/project-parts";
export type { PullOptions, PullProgress } from "./housekeeping/pull-image";
export type { RejoinOptions } from "./housekeeping/rejoin-network";
export { type HookEvidence, renderHook } from "./housekeeping/render-hook";
export type { HookCommand, HookResult } from "./housekeeping/run-hook";
export { type ContainerHooks, runHooks } from "./housekeeping/run-hooks";
export type { ServiceContainer } from "./housekeeping/service-containers";
export type { AsideOptions } from "./housekeeping/set-aside";
export {
  type BuiltServices,
  builtHealthchecks,
  builtVolumes,
  type DockerfileVolumes,
} from "./image/dockerfiles";
export type * from "./shared/any-wait";
export { type Clock, systemClock } from "./shared/clock";
export type {
  ContainerSnapshot,
  ContainerState,
  ContainerStatus,
  ProbeResult,
  PublishedPort,
  SharedNamespace,
} from "./shared/container-snapshot";
export type { ContainerSummary } from "./shared/container-summary";
export type {
  ContainerEvent,
  EngineClient,
  EngineVersion,
  EventSubscriber,
  RunningExec,
  Subscription,
} from "./shared/engine-client";
export { EngineError } from "./shared/engine-error";
export type { LogFollowing, LoggedLine, LogStart, LogSubscriber } from "./shared/log-follower";
export { printable } from "./shared/printable";
export type {
  ChooseGoal,
  ContainerGoal,
  Evidence,
  FailureReason,
  ProbeEnd,
  WaitFailure,
  WaitOptions,
  WaitProgress,
  WaitResult,
  WaitSuccess,
} from "./shared/wait-types";
export { describeServiceReason } from "./swarm/describe-service-reason";
export { describeTaskEnd } from "./swarm/describe-task-end";
export { meetsGoal } from "./swarm/meets-goal";
export { renderServiceEvidence, renderServiceFindings } from "./swarm/render-service-evidence";
export { plannedServiceDeadline } from "./swarm/service-deadline";
export type { ServiceLook } from "./swarm/service-look";
export type * from "./swarm/service-wait-types";
export type { ServiceFilter, SwarmClient } from "./swarm/swarm-client";
export type * from "./swarm/swarm-snapshot";
export type * from "./swarm/task-end";
