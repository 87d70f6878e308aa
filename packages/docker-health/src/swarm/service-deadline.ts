import { COMPLETED_DEADLINE_MS, defaultDeadline } from "@pulumi-compose/health-model";
import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot } from "./swarm-snapshot";

/** For the swarm to find a node and for the node to start a container. */
const SLACK_MS = 15_000;

/**
 * The deadline of a wait that was given none: by then the check of every replica must have given a verdict. An update
 * goes replica by replica, and is watched for a while at its end.
 */
export function defaultServiceDeadlineMs(service: ServiceSnapshot, goal: ServiceGoal): number {
  if (goal === "service_completed_successfully") return COMPLETED_DEADLINE_MS;
  const taskMs = defaultDeadline(service.healthcheck).deadlineMs + service.stopGraceMs + SLACK_MS;
  if (service.createdAt === service.updatedAt) return taskMs;
  const atATime = service.parallelism === 0 ? Number.POSITIVE_INFINITY : service.parallelism;
  const rounds = Math.max(1, Math.ceil(service.replicas / atATime));
  return rounds * taskMs + service.monitorMs;
}
