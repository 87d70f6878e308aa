import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { ServiceGoal } from "./service-wait-types";

/** What each replica of a service is when that has what was waited for: a swarm calls a task running once its check has passed. */
export const REPLICA_GOAL_WORDS: Readonly<Record<ServiceGoal, string>> = {
  ...CONDITION_WORDS,
  service_healthy: "running",
  converged: "running",
};
