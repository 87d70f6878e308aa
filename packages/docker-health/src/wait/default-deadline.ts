import type { ContainerSnapshot } from "../engine/container-snapshot";
import type { Condition } from "./wait-types";

const SLACK_MS = 10_000;
const START_MS = 60_000;

/** The deadline of a wait that was given none; undefined is none. */
export function defaultDeadlineMs(container: ContainerSnapshot, condition: Condition): number | undefined {
  switch (condition) {
    case "service_started":
      return START_MS;
    case "service_completed_successfully":
      return undefined;
    case "service_healthy": {
      const check = container.healthcheck;
      if (!check) return SLACK_MS;
      return check.startPeriodMs + check.retries * (check.intervalMs + check.timeoutMs) + SLACK_MS;
    }
  }
}
