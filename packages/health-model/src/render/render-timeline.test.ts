import { planStart } from "../plan/plan-start";
import { simulate } from "../simulate/simulate";
import { project } from "../testing/project";
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
 941ms  cache    gate opens: healthy after 941ms (6 probes of its own)
4.257s  db       gate opens: healthy after 4.257s (12 probes of its own)
        migrate  starts
    5s  db       probe succeeded
        db       starting -> healthy
 5.02s  cache    probe succeeded in 20ms
        cache    starting -> healthy
7.257s  migrate  exits with 3
        migrate  gate fails after 3s: exited (3)
        web      is not started: "migrate" is not completed

failed after 7.257s: not everything is started
`);
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
  expect(svg).toContain("completed: gate fails (exited (3))");
  expect(svg).toContain("not started: &#34;migrate&#34; is not completed");
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
    ["healthy", 5_000, 7_257],
  ]);
  expect(bands("migrate")).toEqual([["running", 4_257, 7_257]]);
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
