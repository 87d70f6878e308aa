import {
  COMPLETED_DEADLINE_MS,
  defaultDeadline,
  humanDuration,
  type TargetDeadline,
} from "@pulumi-compose/health-model";
import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot } from "./swarm-snapshot";

/** For the swarm to find a node and for the node to start a container. */
const SLACK_MS = 15_000;

/**
 * The deadline of a wait that was given none: by then the check of every replica must have given a verdict. An update
 * goes replica by replica, and is watched for a while at its end.
 *
 * @param ofTaskMs how long one task has, instead of what follows from the check: of a new service that is all; what is to complete has it, too
 */
export function defaultServiceDeadlineMs(service: ServiceSnapshot, goal: ServiceGoal, ofTaskMs?: number): number {
  if (goal === "service_completed_successfully") return ofTaskMs ?? COMPLETED_DEADLINE_MS;
  const { isNew } = service;
  if (isNew && ofTaskMs !== undefined) return ofTaskMs;
  const ownMs = ofTaskMs ?? defaultDeadline(service.healthcheck).deadlineMs + SLACK_MS;
  const taskMs = ownMs + service.stopGraceMs;
  if (isNew) return taskMs;
  const atATime = service.parallelism === 0 ? Number.POSITIVE_INFINITY : service.parallelism;
  const rounds = Math.max(1, Math.ceil(service.replicas / atATime));
  return rounds * taskMs + service.monitorMs;
}

/**
 * The same before there is a service, in words, too: of one that is new.
 *
 * @param ofCheck how long an engine's gate waits for the service to be healthy
 */
export function plannedServiceDeadline(ofCheck: TargetDeadline, stopGraceMs: number): TargetDeadline {
  return {
    deadlineMs: ofCheck.deadlineMs + stopGraceMs + SLACK_MS,
    deadlineFrom: `${ofCheck.deadlineFrom}; ${humanDuration(SLACK_MS)} to be placed, and ${humanDuration(stopGraceMs)} for a task before to end`,
  };
}
