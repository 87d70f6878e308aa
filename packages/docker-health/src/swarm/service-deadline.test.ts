import { defaultDeadline } from "@pulumi-compose/health-model";
import { aService } from "../testing/a-service";
import { defaultServiceDeadlineMs, plannedServiceDeadline } from "./service-deadline";
import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot } from "./swarm-snapshot";

const CHECK = { test: ["CMD", "true"] as const, intervalMs: 10_000, timeoutMs: 2_000, startPeriodMs: 0, retries: 3 };
/** 3 × (10 s + 2 s), a tenth and five seconds on top. */
const CHECK_MS = 45_000;

const now = { isNew: true };
const updated = { isNew: false };

const service = (parts: Partial<ServiceSnapshot>) =>
  aService({ healthcheck: CHECK, stopGraceMs: 10_000, monitorMs: 5_000, parallelism: 1, ...parts });

test.each<[string, ServiceGoal, Partial<ServiceSnapshot>, ofTaskMs: number | undefined, expectedMs: number]>([
  ["of a new one: the check, and the swarm's own time", "converged", now, undefined, CHECK_MS + 15_000 + 10_000],
  ["of an update: task by task", "converged", { ...updated, replicas: 3 }, undefined, 3 * (CHECK_MS + 25_000) + 5_000],
  ["all at a time", "converged", { ...updated, replicas: 3, parallelism: 0 }, undefined, CHECK_MS + 30_000],
  ["to complete", "service_completed_successfully", now, undefined, 600_000],
  ["of a new one, as somebody says", "converged", now, 20_000, 20_000],
  ["of many new ones, which start at once", "converged", { ...now, replicas: 9 }, 20_000, 20_000],
  ["of an update: so long for each, and for the one before to end", "converged", updated, 20_000, 35_000],
  ["of three, one after the other", "converged", { ...updated, replicas: 3 }, 20_000, 3 * 30_000 + 5_000],
  ["of three, two at a time", "converged", { ...updated, replicas: 3, parallelism: 2 }, 20_000, 2 * 30_000 + 5_000],
  ["to complete, as somebody says", "service_completed_successfully", updated, 20_000, 20_000],
])("a deadline: %s", (_, goal, parts, ofTaskMs, expectedMs) => {
  expect(defaultServiceDeadlineMs(service(parts), goal, ofTaskMs)).toBe(expectedMs);
});

test("what is planned is what a new service's gate waits, in words", () => {
  const { deadlineMs, deadlineFrom } = plannedServiceDeadline(defaultDeadline(CHECK), 10_000);
  expect(deadlineMs).toBe(defaultServiceDeadlineMs(service(now), "service_healthy"));
  expect(deadlineFrom).toMatch(/3 × \(interval 10s .* and slack; 15s to be placed, and 10s for a task before to end$/);
});
