import { COMPLETED_DEADLINE_MS, defaultDeadline } from "@pulumi-compose/health-model";
import type { WaitOptions } from "../shared/wait-types";
import type { ContainerLook } from "./container-kind";

const START_MS = 60_000;

/** The deadline of a wait that was given none. */
export function defaultDeadlineMs(
  { container, goal, dialect }: ContainerLook,
  { upAfterMs = 0 }: Pick<WaitOptions, "upAfterMs"> = {},
): number {
  switch (goal) {
    case "service_started":
      return START_MS;
    case "up":
      return START_MS + upAfterMs;
    case "service_completed_successfully":
      return COMPLETED_DEADLINE_MS;
    case "service_healthy":
      return defaultDeadline(container.healthcheck, dialect).deadlineMs;
  }
}
