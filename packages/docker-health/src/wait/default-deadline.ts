import { COMPLETED_DEADLINE_MS, type Condition, defaultDeadline } from "@pulumi-compose/health-model";
import type { ContainerSnapshot } from "../engine/container-snapshot";

const START_MS = 60_000;

/** The deadline of a wait that was given none. */
export function defaultDeadlineMs(container: ContainerSnapshot, condition: Condition): number {
  switch (condition) {
    case "service_started":
      return START_MS;
    case "service_completed_successfully":
      return COMPLETED_DEADLINE_MS;
    case "service_healthy":
      return defaultDeadline(container.healthcheck).deadlineMs;
  }
}
