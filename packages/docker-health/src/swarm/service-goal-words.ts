import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { ServiceGoal } from "./service-wait-types";

/** What a service is when it has what was waited for. */
export const SERVICE_GOAL_WORDS: Readonly<Record<ServiceGoal, string>> = {
  ...CONDITION_WORDS,
  converged: "running as it should",
};

/** What each of its replicas is then: a swarm calls a task running once its check has passed. */
export const REPLICA_GOAL_WORDS: Readonly<Record<ServiceGoal, string>> = {
  ...CONDITION_WORDS,
  service_healthy: "running",
  converged: "running",
};
