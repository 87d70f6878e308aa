export { type Condition, type ImplyingAttribute, replicasOf } from "@pulumi-compose/parser";
export type { Advice } from "./advice/advice";
export { advise } from "./advice/advise";
export type { AdviseOptions, BindSource } from "./advice/advise-options";
export type { Edit, Fix, YamlValue } from "./advice/fix";
export type { TestWords } from "./advice/probe-programs";
export { RULE_CODES } from "./advice/rule-codes";
export { commandsOf } from "./advice/shell-commands";
export { MESSAGE_DOCS } from "./docs/message-docs";
export { HEALTHCHECK_DEFAULTS } from "./healthcheck/defaults";
export type { EffectiveHealthcheck, HealthcheckTimings, TimingOrigins } from "./healthcheck/effective-healthcheck";
export type { Healthcheck, HealthcheckTest } from "./healthcheck/healthcheck";
export type { ImageHealthcheck } from "./healthcheck/image-healthcheck";
export { resolveHealthcheck } from "./healthcheck/resolve-healthcheck";
export { type ImageName, imageName, majorOf } from "./known-checks/image-facts";
export type { ImageFacts, KnownCheck, SuggestedHealthcheck } from "./known-checks/known-check";
export { type Suggestion, suggestHealthcheck } from "./known-checks/suggest-healthcheck";
export { bounds, type HealthBounds } from "./machine/bounds";
export { CLASSIC_DIALECT, CURRENT_DIALECT, DIALECTS, type Dialect } from "./machine/dialect";
export { dialectOf } from "./machine/dialect-of";
export { eagerPause } from "./machine/eager-pause";
export type { HealthEvent, ProbeEvent, ProbeOutcome } from "./machine/health-event";
export type { HealthState, ProbeRecord } from "./machine/health-state";
export type { HealthStatus } from "./machine/health-status";
export { initialState } from "./machine/initial-state";
export { neverUnhealthyBefore } from "./machine/never-unhealthy-before";
export { nextProbeAt } from "./machine/next-probe-at";
export { reduce } from "./machine/reduce";
export type { GateGoal } from "./messages/gate-goal";
export { GATE_MESSAGES, type GateReason, gateReasonOf } from "./messages/gate-messages";
export { type FailedGate, needsContainer } from "./plan/blocked-services";
export { CONDITION_WORDS, type ConditionWord, conditionOf } from "./plan/condition-words";
export type { CriticalPath, CriticalStep } from "./plan/critical-path";
export { COMPLETED_DEADLINE_MS, type Deadline, type DeadlineSource, defaultDeadline } from "./plan/default-deadline";
export type { Edge } from "./plan/edge";
export { EXTENSION_KEYS, type ExtensionKey, type ExtensionKeyDoc, type ExtensionLevel } from "./plan/extension-keys";
export type { Gate, GateCondition, GateDependent } from "./plan/gate";
export type { OnUnhealthy } from "./plan/on-unhealthy";
export { type OwnExtension, ownExtension } from "./plan/own-extension";
export type { PlanOptions, ProbeMode, TargetDeadline } from "./plan/plan-options";
export { planStart } from "./plan/plan-start";
export type { PlannedJob } from "./plan/planned-jobs";
export { postHealthyHooks } from "./plan/post-healthy";
export { type PreStartOf, type ProjectWithHooks, preStartHooks } from "./plan/pre-start-hooks";
export type { RestartPolicy } from "./plan/restart-policy";
export type { Rollout } from "./plan/rollout";
export type { ServicePlan, Span } from "./plan/service-plan";
export type { StartPlan } from "./plan/start-plan";
export type { StartWait } from "./plan/start-wait";
export { withBesides } from "./plan/with-besides";
export { type ProjectWithJobs, runningJobs, withJobs } from "./plan/with-jobs";
export { withPreStart } from "./plan/with-pre-start";
export { subjectOf } from "./render/container-words";
export { type PlanFormat, renderPlan } from "./render/render-plan";
export { renderTimeline, type TimelineFormat } from "./render/render-timeline";
export { type TimelineLines, timelineLines } from "./render/timeline-text";
export { isSecretVariable } from "./secrets/is-secret-variable";
export { likelySecrets } from "./secrets/likely-secrets";
export { wordPattern } from "./secrets/word-pattern";
export type { Milestone, Moment } from "./simulate/moment";
export { parseMoment } from "./simulate/parse-moment";
export { type PredictOptions, predict } from "./simulate/predict";
export type {
  ContainersBefore,
  GateFailureReason,
  GatePrediction,
  GateVerdict,
  Prediction,
  ServicePrediction,
  ServiceUpdate,
  Serving,
} from "./simulate/prediction";
export type { Scenarios, ServiceScenario } from "./simulate/scenario";
export { type SimulateOptions, simulate } from "./simulate/simulate";
export type { ContainerOf, ServiceOutcome, Timeline, TimelineEntry } from "./simulate/timeline";
export { updatedWith } from "./simulate/updated-with";
export { age } from "./util/age";
export { durationMs } from "./util/duration-ms";
export { goDuration } from "./util/go-duration";
export { humanDuration } from "./util/human-duration";
export { imageProblem } from "./util/image-problem";
export { seconds } from "./util/seconds";
export { wrap } from "./util/wrap";
