import { planStart } from "../plan/plan-start";
import type { StartPlan } from "../plan/start-plan";
import { project } from "./project";

/** A small shop that has every kind of edge. */
export function shopPlan(): StartPlan {
  const test = ["CMD", "true"];
  return planStart(
    project({
      db: { healthcheck: { test, intervalMs: 10_000, timeoutMs: 5_000, startPeriodMs: 30_000, retries: 5 } },
      cache: { healthcheck: { test, intervalMs: 5_000, timeoutMs: 3_000 }, scale: 2 },
      migrate: { depends_on: { db: "service_healthy" } },
      web: {
        depends_on: {
          migrate: "service_completed_successfully",
          cache: { condition: "service_healthy", required: false },
          db: "service_started",
        },
      },
    }),
  );
}
