import { type HealthcheckSpec, project, type ServiceSpec } from "../testing/project";
import { planStart } from "./plan-start";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 10_000, timeoutMs: 2_000, retries: 3 };
const EMPTY: [string, ServiceSpec][] = [
  ["scaled to nothing", { scale: 0 }],
  ["no replicas", { deploy: { replicas: 0 } }],
  ["made by a provider", { provider: { type: "awesome" } }],
];

/** `web` behind `api` behind `db`, with `api` as the case says. */
const chain = (api: ServiceSpec) =>
  project({
    db: { healthcheck: CHECK },
    api: { ...api, depends_on: { db: "service_healthy" } },
    web: { depends_on: { api: "service_started" } },
  });

describe.each(EMPTY)("a service %s", (_, api) => {
  const plan = planStart(chain(api), { probe: "engine" });

  test("does not wait, and nobody waits for it", () => {
    expect(plan.gates).toEqual([]);
    expect(plan.services.api?.replicas).toBe(0);
    expect(plan.services.web?.start).toEqual({ earliestMs: 0, latestMs: 0 });
    expect(plan.criticalPath).toEqual({
      steps: [{ service: "db", start: { earliestMs: 0, latestMs: 0 } }],
      end: { earliestMs: 0, latestMs: 0 },
    });
    expect(plan.waitsFor("web")).toEqual([]);
  });

  test("is not blocked, and passes nothing on", () => {
    expect([...plan.blockedBy([{ dependency: "db", condition: "service_healthy" }])]).toEqual([]);
  });
});

test("an empty service at the end is not on the critical path", () => {
  const plan = planStart(
    project({
      a: { scale: 0 },
      db: { healthcheck: CHECK },
      web: { depends_on: { db: "service_healthy" } },
      late: { scale: 0, depends_on: { web: "service_started" } },
    }),
  );
  expect(plan.criticalPath.steps.map(({ service }) => service)).toEqual(["db", "web"]);
});

test("a swarm has a service without tasks: it waits, and is waited for", () => {
  const plan = planStart(chain({ scale: 0 }), { probe: "engine", emptyServices: "there" });
  expect(plan.gates.map(({ dependency }) => dependency)).toEqual(["db"]);
  expect([...plan.blockedBy([{ dependency: "db", condition: "service_healthy" }])]).toEqual(["api", "web"]);
  expect(plan.services.web?.start).toEqual({ earliestMs: 10_000, latestMs: 36_000 });
});
