import { COMPLETED_DEADLINE_MS, defaultDeadline } from "@pulumi-compose/health-model";
import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerGoal } from "../shared/wait-types";

const START_MS = 60_000;

/** The deadline of a wait that was given none. */
export function defaultDeadlineMs(container: ContainerSnapshot, goal: ContainerGoal): number {
  switch (goal) {
    case "service_started":
    case "up":
      return START_MS;
    case "service_completed_successfully":
      return COMPLETED_DEADLINE_MS;
    case "service_healthy":
      return defaultDeadline(container.healthcheck).deadlineMs;
  }
}
