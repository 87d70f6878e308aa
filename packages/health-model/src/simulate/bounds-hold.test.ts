import fc from "fast-check";
import { planStart } from "../plan/plan-start";
import { anyServices } from "../testing/any-project";
import { anyScenario } from "../testing/any-scenario";
import { anyDialect } from "../testing/check";
import { project } from "../testing/project";
import { simulate } from "./simulate";

test("whatever happens, what starts and what gets healthy does so within the plan's bounds, and in order", () => {
  fc.assert(
    fc.property(
      anyServices,
      fc.array(anyScenario, { minLength: 8, maxLength: 8 }),
      anyDialect,
      fc.constantFrom("hybrid" as const, "engine" as const),
      fc.constantFrom("fail" as const, "keep-waiting" as const),
      (services, scenarios, engine, probe, onUnhealthy) => {
        const plan = planStart(project(services), { engine, probe, onUnhealthy });
        const named = Object.fromEntries(plan.order.map((name) => [name, scenarios[Number(name.slice(1))] ?? {}]));
        const timeline = simulate(plan, named, { engine, probe });
        for (const [name, { startedMs }] of Object.entries(timeline.services)) {
          if (startedMs === undefined) continue;
          const { start } = plan.services[name] ?? { start: { earliestMs: Number.NaN, latestMs: Number.NaN } };
          expect(startedMs).toBeGreaterThanOrEqual(start.earliestMs);
          expect(startedMs).toBeLessThanOrEqual(start.latestMs);
        }
        for (const { dependent, dependency, condition, required } of plan.edges) {
          const started = timeline.services[dependent]?.startedMs;
          if (started === undefined || !required) continue;
          const { startedMs, completedMs } = timeline.services[dependency] ?? {};
          expect(started).toBeGreaterThanOrEqual(startedMs ?? Number.NaN);
          if (condition === "service_completed_successfully") {
            expect(started).toBeGreaterThanOrEqual(completedMs ?? Number.NaN);
          }
          if (condition === "service_healthy") {
            const open = timeline.entries.find(
              (e) => e.service === dependency && e.kind === "gate-open" && e.condition === condition,
            );
            expect(started).toBeGreaterThanOrEqual(open?.atMs ?? Number.NaN);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
