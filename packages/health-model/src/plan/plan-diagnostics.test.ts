import type { ImageHealthcheck } from "../healthcheck/image-healthcheck";
import { type HealthcheckSpec, project } from "../testing/project";
import { planStart } from "./plan-start";

interface Case {
  readonly healthcheck?: HealthcheckSpec;
  readonly image?: ImageHealthcheck | null;
  readonly expected: string | undefined;
}

describe("a gate for healthy", () => {
  const cases: Record<string, Case> = {
    "has a check": { healthcheck: { test: ["CMD", "true"] }, expected: undefined },
    "is disabled": { healthcheck: { disable: true }, expected: "error health/no-healthcheck" },
    "tests NONE": {
      healthcheck: { test: ["NONE"] },
      image: { Test: ["CMD", "x"] },
      expected: "error health/no-healthcheck",
    },
    "has an image that is not known": { expected: "warning health/maybe-no-healthcheck" },
    "has an image without": { image: null, expected: "error health/no-healthcheck" },
    "has an image with": { image: { Test: ["CMD", "true"] }, expected: undefined },
    "has an image with NONE": { image: { Test: ["NONE"] }, expected: "error health/no-healthcheck" },
    "declares timings only, image not known": {
      healthcheck: { retries: 2 },
      expected: "warning health/maybe-no-healthcheck",
    },
    "declares timings only, image without": {
      healthcheck: { retries: 2 },
      image: null,
      expected: "error health/no-healthcheck",
    },
  };
  test.each(Object.entries(cases))("on a service that %s", (_, { healthcheck, image, expected }) => {
    const plan = planStart(
      project({ db: { ...(healthcheck && { healthcheck }) }, web: { depends_on: { db: "service_healthy" } } }),
      image === undefined ? {} : { images: { db: image } },
    );
    expect(plan.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected ? [expected] : []);
  });

  test.each(Object.entries(cases))("where images' checks do not count, on a service that %s", (_, given) => {
    const { healthcheck, image } = given;
    const plan = planStart(
      project({ db: { ...(healthcheck && { healthcheck }) }, web: { depends_on: { db: "service_healthy" } } }),
      { imageChecks: "unseen", ...(image !== undefined && { images: { db: image } }) },
    );
    const isOff = healthcheck?.disable || healthcheck?.test?.includes("NONE");
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(isOff ? ["health/no-healthcheck"] : []);
  });

  test("says who waits, where, and what to do", () => {
    const plan = planStart(
      project({ db: { healthcheck: { disable: true } }, web: { depends_on: { db: "service_healthy" } } }),
    );
    const [diagnostic] = plan.diagnostics;
    expect(diagnostic?.message).toBe('"web" waits for "db" to be healthy, but its healthcheck is switched off');
    expect(diagnostic?.place?.line).toBe(3);
    expect(diagnostic?.related).toMatchObject([{ message: '"web" waits for it here', place: { line: 7 } }]);
    expect(diagnostic?.hint).toBe("Give the service a healthcheck, or wait only for `service_started`.");
  });

  test("is a warning when nobody requires it", () => {
    const plan = planStart(
      project({
        db: { healthcheck: { disable: true } },
        web: { depends_on: { db: { condition: "service_healthy", required: false } } },
      }),
    );
    expect(plan.diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
  });
});

describe("cycles", () => {
  test("are reported as a path, with a place for each step", () => {
    const plan = planStart(
      project({
        x: { depends_on: { a: "service_started" } },
        a: { depends_on: { b: "service_healthy" } },
        b: { healthcheck: { test: ["CMD", "true"] }, links: ["c"] },
        c: { depends_on: { a: "service_started" } },
      }),
    );
    expect(plan.diagnostics).toMatchObject([
      {
        code: "health/cycle",
        severity: "error",
        message: "services depend on one another in a circle: a -> b -> c -> a",
        place: { line: 7 },
        related: [
          { message: '"b" depends on "c" (links)', place: { line: 14 } },
          { message: '"c" depends on "a"', place: { line: 17 } },
        ],
      },
    ]);
    expect(plan.order).toHaveLength(4);
  });

  test("of one service", () => {
    const plan = planStart(project({ a: { depends_on: { a: "service_started" } } }));
    expect(plan.diagnostics.map(({ message }) => message)).toEqual(['service "a" depends on itself']);
  });

  test("apart from each other are each reported once", () => {
    const plan = planStart(
      project({
        a: { depends_on: { b: "service_started" } },
        b: { depends_on: { a: "service_started", c: "service_started" } },
        c: { depends_on: { d: "service_started" } },
        d: { depends_on: { c: "service_started" } },
      }),
    );
    expect(plan.diagnostics.map(({ message }) => message.split(": ")[1])).toEqual(["a -> b -> a", "c -> d -> c"]);
  });
});

describe("unknown dependencies", () => {
  test("are errors when required, and say whether a profile is missing", () => {
    const disabled = project({ cache: {} }).services;
    const plan = planStart(
      project(
        {
          web: {
            depends_on: {
              nobody: "service_started",
              cache: "service_started",
              maybe: { condition: "service_started", required: false },
            },
          },
        },
        { disabledServices: disabled },
      ),
    );
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(Array(2).fill("health/unknown-dependency"));
    expect(plan.diagnostics.map(({ message }) => message)).toEqual([
      '"web" depends on "nobody", but there is no such service',
      '"web" depends on "cache", which no chosen profile enables',
    ]);
    expect(plan.edges).toEqual([]);
  });
});
