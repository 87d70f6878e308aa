import { renderPlan } from "../render/render-plan";
import { type HealthcheckSpec, project } from "../testing/project";
import type { OnUnhealthy } from "./on-unhealthy";
import type { PlanOptions } from "./plan-options";
import { planStart } from "./plan-start";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 1_000, retries: 5 };

function planOf(options: PlanOptions, ofService?: unknown, ofProject?: unknown) {
  const extension = (value: unknown) =>
    value === undefined ? {} : { extensions: { "x-pulumi-compose": { on_unhealthy: value } } };
  const db = { healthcheck: CHECK, ...extension(ofService) };
  const web = { depends_on: { db: "service_healthy" as const, migrate: "service_completed_successfully" as const } };
  return planStart(project({ db, migrate: {}, web }, extension(ofProject)), options);
}

const KEEP: OnUnhealthy = "keep-waiting";

test.each<[string, PlanOptions, unknown, unknown, OnUnhealthy]>([
  ["nobody says anything", {}, undefined, undefined, "fail"],
  ["the project says", {}, undefined, KEEP, KEEP],
  ["the service says otherwise", {}, "fail", KEEP, "fail"],
  ["the service says", {}, KEEP, undefined, KEEP],
  ["the program says otherwise", { onUnhealthy: "fail" }, KEEP, KEEP, "fail"],
  ["the program says", { onUnhealthy: KEEP }, "fail", "fail", KEEP],
  [
    "the program says otherwise of the service",
    { onUnhealthy: KEEP, onUnhealthyOf: { db: "fail" } },
    KEEP,
    KEEP,
    "fail",
  ],
  ["the program says of another service", { onUnhealthyOf: { web: KEEP } }, undefined, undefined, "fail"],
])("%s", (_, options, ofService, ofProject, expected) => {
  const { gates, services, diagnostics } = planOf(options, ofService, ofProject);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(services.db?.onUnhealthy).toBe(expected);
  expect(gates.map(({ dependency, onUnhealthy }) => [dependency, onUnhealthy])).toEqual([
    ["db", expected],
    ["migrate", undefined],
  ]);
});

test.each([["keep_waiting"], [true], [null], [{ fail: 1 }]])(
  "what cannot be read is an error with its place: %j",
  (value) => {
    const { gates, diagnostics } = planOf({}, value, "sometimes");
    expect(diagnostics).toMatchObject([
      {
        code: "health/bad-on-unhealthy",
        severity: "error",
        message: 'the on_unhealthy of the project is neither fail nor keep-waiting: "sometimes"',
        path: ["x-pulumi-compose", "on_unhealthy"],
      },
      {
        code: "health/bad-on-unhealthy",
        message: `the on_unhealthy of service "db" is neither fail nor keep-waiting: ${JSON.stringify(value)}`,
        path: ["services", "db", "x-pulumi-compose", "on_unhealthy"],
      },
    ]);
    expect(diagnostics[1]?.place?.line).toBeGreaterThan(1);
    expect(gates[0]?.onUnhealthy).toBe("fail");
  },
);

test("it is read of services that nobody waits for, too, and so is their deadline", () => {
  const extensions = { "x-pulumi-compose": { on_unhealthy: "never", deadline: "soon" } };
  const { diagnostics } = planStart(project({ web: { extensions } }));
  expect(diagnostics.map(({ code }) => code)).toEqual(["health/bad-deadline", "health/bad-on-unhealthy"]);
});

test("a gate that keeps waiting may open until its deadline", () => {
  expect(planOf({}).services.db?.healthy?.latestMs).toBeLessThan(16_000);
  expect(planOf({ deadlineMs: 90_000, onUnhealthy: KEEP }).services).toMatchObject({
    db: { healthy: { latestMs: 90_000 }, deadlineMs: 90_000 },
    web: { start: { latestMs: 90_000 } },
  });
});

test("is shown", () => {
  const plan = planOf({}, KEEP);
  expect(renderPlan(plan, "text")).toContain("waits up to 16s, also when it is unhealthy: its healthcheck");
  expect(JSON.parse(renderPlan(plan, "json"))).toMatchObject({
    gates: [{ dependency: "db", onUnhealthy: KEEP }, { dependency: "migrate" }],
    services: { db: { onUnhealthy: KEEP }, web: { onUnhealthy: "fail" } },
  });
});
