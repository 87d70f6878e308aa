import { dialectOf } from "../machine/dialect-of";
import { planStart } from "../plan/plan-start";
import type { Scenarios } from "../simulate/scenario";
import { type SimulateOptions, simulate } from "../simulate/simulate";
import { project, type ServiceSpec } from "../testing/project";
import { shopPlan } from "../testing/shop";
import { assertWellFormed } from "../testing/well-formed";
import { lanesOf } from "./lanes";
import { renderTimeline } from "./render-timeline";
import { ticks } from "./time-axis";

const failing = () =>
  simulate(shopPlan(), {
    db: { ready: 4_000 },
    cache: { ready: 800, probeMs: 20 },
    migrate: { exit: { at: 3_000, code: 3 } },
  });

describe("a timeline as text", () => {
  test("tells what happens; a gate's own probes are counted", () => {
    expect(renderTimeline(failing(), "text")).toBe(`    0s  db       starts
        cache    starts
1.015s  cache    gate opens: healthy after 1.015s (7 probes of its own)
 4.05s  db       gate opens: healthy after 4.05s (15 probes of its own)
        migrate  starts
    5s  db       probe succeeded
        db       starting -> healthy
 5.02s  cache    probe succeeded in 20ms
        cache    starting -> healthy
 7.05s  migrate  exits with 3
        migrate  gate fails after 3s: exited with code 3 instead of 0
        web      is not started: "migrate" is not completed

failed after 7.05s: not everything is started

pulumi-compose up ends with exit code 1
  db       created
  cache    created (2 containers)
  migrate  created
  web      not created
  gate db healthy: passed
  gate cache healthy: passed
  gate migrate completed: failed (exited); not started because of it: web

as on Docker Engine 29.7.2 and newer: none was named, and others probe at other times in a start period
`);
  });

  test.each([
    ["no engine is named, and one has a start period", undefined, 9_000, true],
    ["an engine is named", dialectOf("28"), 9_000, false],
    ["engines do not differ: nothing has a start period", undefined, 0, false],
  ])("says which engine it plays where %s", (_, engine, startPeriodMs, isTold) => {
    const plan = planStart(project({ a: { healthcheck: { test: ["CMD", "true"], startPeriodMs } } }));
    const timeline = simulate(plan, {}, { ...(engine && { engine }) });
    expect(timeline.engine).toMatchObject({ since: engine?.since ?? "29.7.2", assumed: isTold });
    expect(renderTimeline(timeline, "text").includes("as on Docker Engine 29.7.2 and newer")).toBe(isTold);
  });

  test("of a probe that hangs, and of a failing streak", () => {
    const healthcheck = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 300, retries: 2 };
    const text = renderTimeline(simulate(planStart(project({ a: { healthcheck } })), { a: { hang: 0 } }), "text");
    expect(text).toContain("1.3s  a  probe ran out of time\n");
    expect(text).toContain("      a  starting -> unhealthy (2 failures in a row)\n");
    expect(text).toContain("everything is started after 0s");
  });
});

test("a timeline as SVG shows lanes, probes and gates", () => {
  const svg = renderTimeline(failing(), "svg");
  assertWellFormed(svg);
  for (const name of ["db", "cache", "migrate", "web"]) expect(svg).toContain(`>${name}</text>`);
  expect(svg).toContain("completed: gate fails (exited with code 3 instead of 0)");
  expect(svg).toContain("not started: &#34;migrate&#34; is not completed");
});

/** What stands below the story. */
const prediction = (services: Record<string, ServiceSpec>, scenarios: Scenarios, options: SimulateOptions = {}) =>
  renderTimeline(simulate(planStart(project(services)), scenarios, options), "text")
    .split("\n\n")
    .at(-1);

describe("a prediction as text", () => {
  const healthcheck = { test: ["CMD", "true"], intervalMs: 1_000, retries: 1 };

  test("of what is not required, not asked, and not there at all", () => {
    const services: Record<string, ServiceSpec> = {
      db: { healthcheck },
      web: { healthcheck, depends_on: { db: "service_healthy" } },
      log: { depends_on: { web: { condition: "service_healthy", required: false } } },
      mail: { healthcheck },
      cron: { depends_on: { mail: { condition: "service_healthy", required: false } } },
      old: { scale: 0 },
    };
    expect(prediction(services, { db: { ready: "never" }, mail: { exit: { at: 0, code: 1 } } })).toBe(
      `pulumi-compose up ends with exit code 1
  db    created
  mail  created
  old   no containers
  web   not created
  cron  created
  log   created
  gate db healthy: failed (unhealthy); not started because of it: web
  gate web healthy: never asked
  gate mail healthy: not passed (exited), and not required
`,
    );
  });

  test("of a refusal", () => {
    const services: Record<string, ServiceSpec> = {
      db: { healthcheck, scale: 2 },
      web: { depends_on: { db: "service_healthy" } },
    };
    expect(prediction(services, { web: { image: "missing" } })).toBe(
      `pulumi-compose up ends with exit code 1
  db   created or not (2 containers): the update ends meanwhile
  web  not created
  gate db healthy: passed or not: the update ends meanwhile
`,
    );
  });

  test("of a plan with an error", () => {
    const services: Record<string, ServiceSpec> = { a: { depends_on: { b: "service_started" } } };
    expect(prediction(services, {})).toBe(
      `pulumi-compose up ends with exit code 2: the plan has an error, and it does not begin
  a  not created
`,
    );
  });
});

test("what is found, started again, left and refused is told", () => {
  const services: Record<string, ServiceSpec> = {
    db: { healthcheck: { test: ["CMD", "true"], intervalMs: 1_000, retries: 1 } },
    job: {},
    web: { depends_on: { db: "service_healthy" } },
    log: { depends_on: { job: "service_completed_successfully" }, ports: [] },
    api: {},
  };
  const before = {
    db: { state: "running", health: "unhealthy" },
    job: { state: "exited", exitCode: 1 },
    web: { state: "running" },
  } as const;
  const scenarios: Scenarios = { db: { ready: "never" }, log: { port: "taken", launchMs: 8_000 } };
  const timeline = simulate(planStart(project(services)), scenarios, { before, probe: "engine" });
  const text = renderTimeline(timeline, "text");
  for (const line of [
    "0s  db   is there: unhealthy\n",
    "    job  is there: exited\n",
    "    web  is there: running\n",
    "    job  starts\n",
    "    db   gate fails after 5s: is unhealthy (6 probes failed in a row; 1 is enough)\n",
    '    web  is left as it is: "db" is not healthy\n',
    "8s  log  is refused by the engine: a port of it is taken\n",
  ]) {
    expect(text).toContain(line);
  }
  expect(lanesOf(timeline).find(({ service }) => service === "db")?.bands).toEqual([
    { fromMs: 0, toMs: 8_000, state: "unhealthy" },
  ]);
  const svg = renderTimeline(timeline, "svg");
  assertWellFormed(svg);
  expect(svg).toContain("refused: a port of it is taken");
});

test("where gates go on after it is clear that not everything starts, the last one is the end", () => {
  const needs = { condition: "service_healthy", required: true } as const;
  const services: Record<string, ServiceSpec> = {
    db: { healthcheck: { test: ["CMD", "check"], intervalMs: 1_000, retries: 2 } },
    cache: { healthcheck: { test: ["CMD", "check"], intervalMs: 1_000, retries: 20 } },
    web: { depends_on: { db: needs, cache: needs } },
  };
  const scenarios = { db: { ready: "never" }, cache: { ready: 8_500 } } as const;
  const timeline = simulate(planStart(project(services)), scenarios, { probe: "engine" });
  expect(renderTimeline(timeline, "text")).toMatch(
    /^failed after 2s: not everything is started; the last gate ends after (9|10)s$/m,
  );
});

test("an image that is refused ends the story", () => {
  const services: Record<string, ServiceSpec> = { web: {}, api: {} };
  const text = renderTimeline(simulate(planStart(project(services)), { api: { image: "missing" } }), "text");
  expect(text).toContain(`0s  api  is refused by the engine: its image does not exist
    web  is not started: the update has ended

failed after 0s: not everything is started
`);
});

test("a timeline as JSON is the timeline", () => {
  const timeline = failing();
  expect(JSON.parse(renderTimeline(timeline, "json"))).toEqual(JSON.parse(JSON.stringify(timeline)));
});

test("lanes follow starts, health and exits", () => {
  const lanes = lanesOf(failing());
  const bands = (name: string) =>
    lanes
      .find((lane) => lane.service === name)
      ?.bands.map(({ state, fromMs, toMs }) => [state, Math.round(fromMs), Math.round(toMs)]);
  expect(bands("db")).toEqual([
    ["starting", 0, 5_000],
    ["healthy", 5_000, 7_050],
  ]);
  expect(bands("migrate")).toEqual([["running", 4_050, 7_050]]);
  expect(bands("web")).toEqual([]);
});

test.each([
  [0, [0]],
  [9, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [95_000, [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000]],
])("ticks up to %d ms", (endMs, expected) => expect(ticks(endMs, 10)).toEqual(expected));

test("ticks of very long times stay few", () => {
  expect(ticks(400 * 3_600_000, 10).length).toBeLessThanOrEqual(11);
});
