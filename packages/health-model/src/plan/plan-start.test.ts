import type { Condition } from "@pulumi-compose/parser";
import { type HealthcheckSpec, project, type ServiceSpec } from "../testing/project";
import { record } from "../util/record";
import type { PlanOptions } from "./plan-options";
import { planStart } from "./plan-start";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 10_000, timeoutMs: 2_000, retries: 3 };

describe("planStart", () => {
  test("the tutorial's file: one gate, two layers, bounds of one interval and of three failed probes", () => {
    const plan = planStart(
      project({
        redis: { healthcheck: { test: ["CMD-SHELL", "redis-cli ping"], intervalMs: 30_000, timeoutMs: 3_000 } },
        flask: { depends_on: { redis: "service_healthy" } },
      }),
      { probe: "engine" },
    );
    expect(plan.diagnostics).toEqual([]);
    expect(plan.layers).toEqual([["redis"], ["flask"]]);
    expect(plan.gates).toMatchObject([
      {
        dependency: "redis",
        condition: "service_healthy",
        replicas: 1,
        dependents: [{ service: "flask", required: true, restart: false }],
        // 3 × (30 s + 3 s) = 99 s, a tenth and five seconds on top
        deadlineMs: 114_000,
      },
    ]);
    expect(plan.gates[0]?.deadlineFrom).toContain("3 × (interval 30s + timeout 3s)");
    expect(plan.services.redis?.healthy).toEqual({ earliestMs: 30_000, latestMs: 99_000 });
    expect(plan.services.flask?.start).toEqual({ earliestMs: 30_000, latestMs: 99_000 });
    expect(plan.criticalPath.steps.map(({ service, condition }) => [service, condition])).toEqual([
      ["redis", "service_healthy"],
      ["flask", undefined],
    ]);
  });

  test("eager probes can open the gate at once", () => {
    const plan = planStart(project({ db: { healthcheck: CHECK }, web: { depends_on: { db: "service_healthy" } } }));
    expect(plan.services.web?.start.earliestMs).toBe(0);
  });

  test("one gate a condition, shared by its dependents; none for started", () => {
    const plan = planStart(
      project({
        init: { healthcheck: CHECK },
        a: { depends_on: { init: "service_healthy" } },
        b: { depends_on: { init: "service_completed_successfully" } },
        c: { depends_on: { init: { condition: "service_healthy", required: false, restart: true } } },
        d: { depends_on: { init: "service_started" } },
      }),
    );
    expect(plan.gates.map(({ condition, dependents }) => [condition, dependents.map((one) => one.service)])).toEqual([
      ["service_healthy", ["a", "c"]],
      ["service_completed_successfully", ["b"]],
    ]);
    expect(plan.gates[0]?.dependents[1]).toMatchObject({ required: false, restart: true });
    expect(plan.gates[1]?.deadlineMs).toBe(600_000);
    expect(plan.edges).toHaveLength(4);
  });

  const started = (db: ServiceSpec, options: Parameters<typeof planStart>[1] = {}) =>
    planStart(
      project({
        db,
        web: { depends_on: { db: "service_started" } },
        side: { depends_on: { db: { condition: "service_started", required: false } } },
      }),
      options,
    ).starts;

  test("who waits for a start is known, and that an engine has no gate for it", () => {
    const [one, ...others] = started({ scale: 2, healthcheck: CHECK }, { deadlineMs: 5_000 });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      dependency: "db",
      dependents: [
        { service: "web", required: true, restart: false },
        { service: "side", required: false, restart: false },
      ],
      replicas: 2,
    });
    expect(one).not.toHaveProperty("deadline");
    expect(started({ scale: 0 })).toEqual([]);
  });

  test("a target that has one says how long it waits, unless somebody else does", () => {
    const asked: unknown[] = [];
    const deadlineOn: PlanOptions["deadlineOn"] = (service, condition, { deadlineMs, deadlineFrom }) => {
      asked.push([service, condition]);
      return { deadlineMs: deadlineMs + 1_000, deadlineFrom: `${deadlineFrom}, and a second` };
    };
    expect(started({ healthcheck: CHECK }, { deadlineOn })).toMatchObject(
      [
        // 3 × (10 s + 2 s), a tenth and five seconds on top, and the target's own.
        { deadline: { deadlineMs: 46_000, deadlineSource: "target", deadlineFrom: /3 × .* and a second$/ } },
      ].map(({ deadline }) => ({
        deadline: { ...deadline, deadlineFrom: expect.stringMatching(deadline.deadlineFrom) },
      })),
    );
    expect(asked).toEqual([["db", "service_started"]]);
    expect(started({}, { deadlineOn, deadlineMs: 5_000 })).toMatchObject([
      { deadline: { deadlineMs: 5_000, deadlineSource: "program" } },
    ]);
  });

  const noGate: [string, ServiceSpec][] = [
    ["scaled to nothing", { scale: 0, healthcheck: CHECK }],
    ["no replicas", { deploy: { replicas: 0 }, healthcheck: CHECK }],
    ["made by a provider", { provider: { type: "awesome" } }],
  ];
  test.each(noGate)("no gate for a service %s", (_, db) => {
    const plan = planStart(project({ db, web: { depends_on: { db: "service_healthy" } } }));
    expect(plan.gates).toEqual([]);
    expect(plan.diagnostics).toEqual([]);
  });

  test("replicas are on the gate", () => {
    const plan = planStart(
      project({ db: { scale: 3, healthcheck: CHECK }, w: { depends_on: { db: "service_healthy" } } }),
    );
    expect(plan.gates[0]?.replicas).toBe(3);
  });

  test("an optional dependency lets its dependent start as early as it can fail", () => {
    const plan = planStart(
      project({
        db: { healthcheck: CHECK },
        web: { depends_on: { db: { condition: "service_healthy", required: false } } },
      }),
      { probe: "engine" },
    );
    expect(plan.services.web?.start).toEqual({ earliestMs: 0, latestMs: 36_000 });
  });

  test("implied dependencies are edges", () => {
    const plan = planStart(
      project({
        db: {},
        data: {},
        web: { links: ["db:database"], volumes_from: ["data:ro", "container:other"], network_mode: "service:db" },
      }),
    );
    expect(plan.edges.map(({ dependency, impliedBy, restart }) => [dependency, impliedBy, restart])).toEqual([
      ["db", "links", true],
      ["data", "volumes_from", false],
    ]);
    expect(plan.layers).toEqual([["db", "data"], ["web"]]);
  });

  test("names that objects already have are ordinary names", () => {
    const plan = planStart(
      project({
        constructor: { healthcheck: CHECK },
        toString: { depends_on: record<Condition>([["constructor", "service_healthy"]]) },
      }),
      { deadlines: {}, images: {} },
    );
    expect(plan.order).toEqual(["constructor", "toString"]);
    expect(plan.gates[0]?.deadlineMs).toBe(45_000);
  });
});
