import { bounds } from "../machine/bounds";
import { CLASSIC_DIALECT, DIALECTS } from "../machine/dialect";
import { dialectOf } from "../machine/dialect-of";
import { type HealthcheckSpec, project } from "../testing/project";
import { defaultDeadline } from "./default-deadline";
import type { PlanOptions } from "./plan-options";
import { planStart } from "./plan-start";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 1_000, retries: 5 };

function gateOf(options: PlanOptions, ofService?: unknown, ofProject?: unknown) {
  const extension = (deadline: unknown) => ({ extensions: { "x-pulumi-compose": { deadline } } });
  const plan = planStart(
    project(
      {
        db: { healthcheck: CHECK, ...(ofService !== undefined && extension(ofService)) },
        web: { depends_on: { db: "service_healthy" } },
      },
      ofProject === undefined ? {} : extension(ofProject),
    ),
    options,
  );
  return { gate: plan.gates[0], diagnostics: plan.diagnostics };
}

describe("a gate's deadline", () => {
  test.each([
    [
      undefined,
      "its healthcheck over the engine's defaults, as the image's is not known: 3 × (interval 5s + timeout 30s)",
    ],
    [
      { Test: ["CMD", "x"], Retries: 2, Timeout: 4e9 },
      "its healthcheck (interval of the file; retries, timeout of the image): 2 × (interval 5s + timeout 4s)",
    ],
    [{ Test: ["CMD", "x"] }, "its healthcheck (interval of the file): 3 × (interval 5s + timeout 30s)"],
  ])("says whose the values are: %j", (image, says) => {
    const services = project({
      db: { healthcheck: { intervalMs: 5_000 } },
      web: { depends_on: { db: "service_healthy" } },
    });
    const plan = planStart(services, image === undefined ? {} : { images: { db: image } });
    expect(plan.gates[0]?.deadlineFrom).toContain(says);
  });

  test("the nearest wins: program for the service, file's service, program for all, file's project, the check", () => {
    const all = { deadlines: { db: 1_000 }, deadlineMs: 3_000 };
    expect(gateOf(all, "2s", "4s").gate?.deadlineMs).toBe(1_000);
    expect(gateOf({ deadlineMs: 3_000 }, "2s", "4s").gate?.deadlineMs).toBe(2_000);
    expect(gateOf({ deadlineMs: 3_000 }, undefined, "4s").gate?.deadlineMs).toBe(3_000);
    expect(gateOf({}, undefined, "4s").gate?.deadlineMs).toBe(4_000);
    expect(gateOf({}).gate?.deadlineMs).toBe(16_000);
    expect(gateOf({}, "2s").gate?.deadlineFrom).toBe('x-pulumi-compose of "db"');
    const sources = [
      gateOf(all),
      gateOf({ deadlineMs: 3_000 }),
      gateOf({}, "2s"),
      gateOf({}, undefined, "4s"),
      gateOf({}),
    ];
    expect(sources.map(({ gate }) => gate?.deadlineSource)).toEqual(["program", "program", "file", "file", "check"]);
  });

  test("is a duration as every other in the file: a day is one", () => {
    expect(gateOf({}, "1d")).toMatchObject({ gate: { deadlineMs: 86_400_000 }, diagnostics: [] });
  });

  test.each([["soon"], [30], ["-3s"], ["0s"]])("that is no duration is an error with its place: %j", (written) => {
    const { gate, diagnostics } = gateOf({}, written);
    expect(diagnostics).toMatchObject([
      { code: "health/bad-deadline", severity: "error", message: expect.stringContaining(JSON.stringify(written)) },
    ]);
    expect(diagnostics[0]?.place?.line).toBeGreaterThan(1);
    expect(gate?.deadlineMs).toBe(16_000);
  });

  test("leaves room for the engine's verdict, start period included", () => {
    const check = {
      test: ["CMD"],
      intervalMs: 10_000,
      timeoutMs: 5_000,
      startPeriodMs: 60_000,
      startIntervalMs: 5_000,
      retries: 2,
    } as const;
    // Last forgiven probe begins by 60 s, ends by 65 s; two more rounds of interval and timeout end by 95 s.
    expect(defaultDeadline(check, CLASSIC_DIALECT).deadlineMs).toBe(110_000);
    expect(defaultDeadline(check).deadlineFrom).toBe(
      "its healthcheck: start period 1m + 2 × (interval 10s + timeout 5s), a verdict within 1m35s on any engine, and slack",
    );
  });

  test.each([
    // The engine that is slowest with each, and when its verdict comes at the latest.
    [
      "20.10",
      { intervalMs: 60_000, timeoutMs: 1_000, startPeriodMs: 1_000, startIntervalMs: 2_000, retries: 1 },
      61_000,
    ],
    ["26", { intervalMs: 30_000, timeoutMs: 1_000, startPeriodMs: 4_000, retries: 1 }, 31_000],
    ["28", { intervalMs: 1_000, timeoutMs: 500, startPeriodMs: 2_000, startIntervalMs: 30_000, retries: 1 }, 30_500],
    ["29", { intervalMs: 20_000, timeoutMs: 3_000, startPeriodMs: 4_000, startIntervalMs: 3_000, retries: 1 }, 29_000],
  ])("without an engine is right on each: %s is slowest", (slowest, timings, verdictMs) => {
    const any = { test: ["CMD"], ...timings } as const;
    expect(bounds(any, dialectOf(slowest)).latestUnhealthyMs).toBe(verdictMs);
    for (const dialect of DIALECTS) {
      expect(defaultDeadline(any).deadlineMs).toBeGreaterThanOrEqual(defaultDeadline(any, dialect).deadlineMs);
    }
    expect(defaultDeadline(any).deadlineMs).toBe(defaultDeadline(any, dialectOf(slowest)).deadlineMs);
  });

  test("assumes the engine's defaults where the image's check is not known", () => {
    const { deadlineMs, deadlineFrom, deadlineSource } = defaultDeadline(undefined);
    expect([deadlineMs, deadlineSource]).toEqual([203_000, "default"]);
    expect(deadlineFrom).toContain("the image's healthcheck is not known");
  });
});
