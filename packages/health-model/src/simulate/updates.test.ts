import fc from "fast-check";
import type { Rollout } from "../plan/rollout";
import { renderTimeline } from "../render/render-timeline";
import { type HealthcheckSpec, project, type ServiceSpec } from "../testing/project";
import { rollingPlan } from "../testing/rolling";
import { assertWellFormed } from "../testing/well-formed";
import type { ServiceUpdate } from "./prediction";
import type { ServiceScenario } from "./scenario";
import { type SimulateOptions, simulate } from "./simulate";
import { updatedWith } from "./updated-with";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 200, retries: 2 };
const HEALTHY = "service_healthy";
const COMPLETED = "service_completed_successfully";

interface Case {
  readonly service?: ServiceSpec;
  /** Absent: the old container goes first. */
  readonly rollout?: Partial<Rollout>;
  readonly scenario?: ServiceScenario;
  readonly exitCode: 0 | 1;
  readonly update: Partial<ServiceUpdate>;
  /** Who serves from when on: `2000 old 2 new 1`. */
  readonly serving: readonly string[];
}

const cases: Record<string, Case> = {
  "start-first, one container, with a check": {
    service: { healthcheck: CHECK },
    rollout: {},
    scenario: { ready: 900, stopMs: 500 },
    exitCode: 0,
    update: { order: "start-first", replaced: 1, left: 0, unserved: [] },
    serving: ["0 old 1", "1000 new 1"],
  },
  "start-first, one container, without a check: monitor": {
    rollout: { monitorMs: 3_000 },
    exitCode: 0,
    update: { replaced: 1, left: 0, unserved: [] },
    serving: ["0 old 1", "3000 new 1"],
  },
  "without a check nobody knows that it does not answer yet": {
    rollout: { monitorMs: 3_000 },
    scenario: { ready: 4_000 },
    exitCode: 0,
    update: { replaced: 1, unserved: [{ fromMs: 3_000, toMs: 4_000 }] },
    serving: ["0 old 1", "3000 nobody", "4000 new 1"],
  },
  "three containers, one at a time: drain, end and delay of one come before the next": {
    service: { healthcheck: CHECK, scale: 3 },
    rollout: { drainMs: 1_000, delayMs: 500 },
    scenario: { stopMs: 250 },
    exitCode: 0,
    update: { replaced: 3, left: 0, unserved: [] },
    serving: ["0 old 1 2 3", "0 old 2 3 new 1", "1750 old 3 new 1 2", "3500 new 1 2 3"],
  },
  "three containers, two at a time": {
    service: { healthcheck: CHECK, scale: 3 },
    rollout: { parallelism: 2, drainMs: 1_000 },
    exitCode: 0,
    update: { replaced: 3, left: 0, unserved: [] },
    serving: ["0 old 1 2 3", "0 old 2 3 new 1", "0 old 3 new 1 2", "1000 new 1 2 3"],
  },
  "three containers, all at a time": {
    service: { scale: 3 },
    rollout: { parallelism: 0 },
    exitCode: 0,
    update: { replaced: 3, unserved: [] },
    serving: ["0 old 1 2 3", "5000 old 2 3 new 1", "5000 old 3 new 1 2", "5000 new 1 2 3"],
  },
  "never healthy, failure_action pause: the old ones go on, and those without a turn do": {
    service: { healthcheck: CHECK, scale: 2 },
    rollout: {},
    scenario: { ready: "never" },
    exitCode: 1,
    update: { replaced: 0, left: 2, notGood: { containers: 1, becomes: "kept" }, unserved: [] },
    serving: ["0 old 1 2"],
  },
  "never healthy, failure_action rollback, two at a time": {
    service: { healthcheck: CHECK, scale: 3 },
    rollout: { failureAction: "rollback", parallelism: 2 },
    scenario: { ready: "never" },
    exitCode: 1,
    update: { replaced: 0, left: 3, notGood: { containers: 2, becomes: "removed" }, unserved: [] },
    serving: ["0 old 1 2 3"],
  },
  "ends while it is watched": {
    rollout: {},
    scenario: { exit: { at: 1_000, code: 3 } },
    exitCode: 1,
    update: { replaced: 0, left: 1, notGood: { containers: 1, becomes: "kept" }, unserved: [] },
    serving: ["0 old 1"],
  },
  "does not end by itself: killed when its time is over, while the new one serves": {
    service: { healthcheck: CHECK, stop_grace_period: seconds(3) },
    rollout: { drainMs: 0 },
    scenario: { stopMs: "never" },
    exitCode: 0,
    update: { replaced: 1, unserved: [] },
    serving: ["0 old 1", "0 new 1"],
  },
  "stop-first: nobody serves from the stop signal until the new ones answer": {
    service: { healthcheck: CHECK, scale: 2 },
    scenario: { ready: 900, stopMs: 500 },
    exitCode: 0,
    update: { order: "stop-first", replaced: 2, left: 0, unserved: [{ fromMs: 0, toMs: 1_400 }] },
    serving: ["0 old 1 2", "0 nobody", "1400 new 1 2"],
  },
  "stop-first, and all takes no time: nobody serves for a moment": {
    exitCode: 0,
    update: { order: "stop-first", replaced: 1, unserved: [{ fromMs: 0, toMs: 0 }] },
    serving: ["0 old 1", "0 nobody", "0 new 1"],
  },
  "stop-first, and the new one's port is taken: neither is there": {
    scenario: { port: "taken" },
    exitCode: 1,
    update: { order: "stop-first", replaced: 0, left: 0, unserved: [{ fromMs: 0 }] },
    serving: ["0 old 1", "0 nobody"],
  },
  "an image that does not exist: nothing is touched": {
    service: { healthcheck: CHECK },
    rollout: {},
    scenario: { image: "missing" },
    exitCode: 1,
    update: { replaced: 0, left: 1, unserved: [] },
    serving: ["0 old 1"],
  },
};

function seconds(count: number): NonNullable<ServiceSpec["stop_grace_period"]> {
  return (project({ x: { healthcheck: { intervalMs: count * 1_000 } } }).services.x?.healthcheck?.interval ??
    0) as NonNullable<ServiceSpec["stop_grace_period"]>;
}

function play(
  services: Record<string, ServiceSpec>,
  rollouts: Record<string, Partial<Rollout>>,
  scenarios: Record<string, ServiceScenario>,
  options: SimulateOptions & Required<Pick<SimulateOptions, "update">>,
) {
  return simulate(rollingPlan(services, rollouts), scenarios, options);
}

const told = ({ serving = [] }: Partial<ServiceUpdate>) =>
  serving.map((span) => {
    const of = (which: "old" | "new") => (span[which].length > 0 ? ` ${which} ${span[which].join(" ")}` : "");
    return `${span.fromMs}${of("old")}${of("new")}${span.old.length + span.new.length === 0 ? " nobody" : ""}`;
  });

describe("an update of a project that is up", () => {
  test.each(Object.entries(cases))("%s", (_, { service = {}, rollout, scenario = {}, exitCode, update, serving }) => {
    const rollouts: Record<string, Partial<Rollout>> = rollout ? { web: rollout } : {};
    const { prediction } = play({ web: service }, rollouts, { web: scenario }, { update: ["web"] });
    const told = prediction.services.web?.update;
    expect(prediction.exitCode).toBe(exitCode);
    expect(told).toMatchObject(update);
    expect(servingOf(told)).toEqual(serving);
  });

  const servingOf = (update: ServiceUpdate | undefined) => told(update ?? {});

  const behind: Record<string, ServiceSpec> = {
    db: { healthcheck: CHECK },
    migrate: { depends_on: { db: HEALTHY } },
    web: { scale: 2, healthcheck: CHECK, depends_on: { migrate: COMPLETED } },
    proxy: { depends_on: { web: HEALTHY } },
    log: { depends_on: { web: "service_started" } },
  };

  test("what is not updated stays, and its gates open at once; who waits does so until all have taken over", () => {
    const { prediction, outcome, settledMs } = play(behind, { web: {} }, {}, { update: ["web", "proxy"] });
    expect([outcome, settledMs]).toEqual(["up", 4_000]);
    expect(prediction.gates.map(({ service, verdict }) => `${service} ${verdict}`)).toEqual([
      "db passed",
      "migrate passed",
      "web passed",
    ]);
    expect(prediction.services.db).toEqual({ containers: "there", replicas: 1 });
    expect(prediction.services.proxy?.update).toMatchObject({ order: "stop-first", replaced: 1 });
    expect(prediction.services.proxy?.update?.unserved).toEqual([{ fromMs: 4_000, toMs: 4_000 }]);
  });

  test("who stands behind one that fails keeps its old containers", () => {
    const failing = { web: { ready: "never" } } as const;
    const { prediction, outcome } = play(behind, { web: {} }, failing, { update: ["web", "proxy", "log"] });
    expect(outcome).toBe("failed");
    expect(prediction.gates.at(-1)).toEqual({
      ...{ service: "web", condition: HEALTHY, verdict: "failed", reason: "unhealthy" },
      ...{ notStarted: [], notUpdated: ["proxy"] },
    });
    // The second container of web has no turn, and log waits for all of them.
    for (const name of ["proxy", "log"]) {
      expect(prediction.services[name]?.update).toMatchObject({ replaced: 0, left: 1, unserved: [] });
    }
  });

  test("a job that is updated runs anew, and serves nobody", () => {
    const { prediction, entries } = play(
      behind,
      {},
      { migrate: { exit: { at: 500, code: 0 } } },
      { update: ["migrate"] },
    );
    expect(prediction.services.migrate?.update).toEqual({ order: "stop-first", replaced: 1, left: 0 });
    const its = entries.filter(({ service }) => service === "migrate").map(({ atMs, kind }) => `${atMs} ${kind}`);
    expect(its).toEqual(["0 found", "0 start", "500 exit", "500 gate-open"]);
  });

  test("who is made of another's container goes before that one, and comes after it", () => {
    const services: Record<string, ServiceSpec> = { web: {}, side: { network_mode: "service:web" } };
    const scenarios = { web: { stopMs: 1_000 }, side: { stopMs: 500 } };
    const { entries } = play(services, {}, scenarios, { update: updatedWith(project(services), ["web"]) });
    const story = entries.map(({ atMs, service, kind }) => `${atMs} ${service} ${kind}`);
    expect(story.filter((line) => /stop|start/.test(line))).toEqual([
      ...["0 side stop", "500 side stopped", "500 web stop", "1500 web stopped", "1500 web start", "1500 side start"],
    ]);
  });

  test("post_healthy hooks run before it takes over", () => {
    const hooked: ServiceSpec = {
      healthcheck: CHECK,
      extensions: { "x-pulumi-compose": { post_healthy: [{ command: "warm" }] } },
    };
    const { entries } = play({ web: hooked }, { web: {} }, {}, { update: ["web"] });
    const kinds = entries.map(({ kind }) => kind);
    expect(kinds.indexOf("post-healthy")).toBeGreaterThan(kinds.indexOf("gate-open"));
    expect(kinds.indexOf("post-healthy")).toBeLessThan(kinds.indexOf("named"));
  });

  test("a service that there is not is reported", () => {
    const { diagnostics } = play({ web: {} }, {}, {}, { update: ["wep"] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the scenario names "wep", but there is no such service',
    ]);
  });
});

describe("its story", () => {
  const services: Record<string, ServiceSpec> = { db: { healthcheck: CHECK }, web: { healthcheck: CHECK, scale: 2 } };
  const timeline = play(services, { web: {} }, { web: { ready: 900, stopMs: 500 } }, { update: ["web"] });

  test("as text", () => {
    expect(renderTimeline(timeline, "text")).toBe(`  0s  db           is there: healthy
      web-1 (old)  is there: healthy
      web-2 (old)  is there: healthy
      web-1 (new)  starts, not found by the service's name yet
  1s  web-1 (new)  probe succeeded
      web-1 (new)  starting -> healthy
      web-1 (new)  is good: healthy after 1s (7 probes of its own)
      web-1 (new)  takes over: is found by the service's name
      web-1 (old)  is found no more; goes on for 2s
  3s  web-1 (old)  is told to stop
3.5s  web-1 (old)  has ended, after 500ms
      web-2 (new)  starts, not found by the service's name yet
4.5s  web-2 (new)  probe succeeded
      web-2 (new)  starting -> healthy
      web-2 (new)  is good: healthy after 1s (7 probes of its own)
      web-2 (new)  takes over: is found by the service's name
      web-2 (old)  is found no more; goes on for 2s
6.5s  web-2 (old)  is told to stop
  7s  web-2 (old)  has ended, after 500ms

everything is updated after 7s

pulumi-compose up ends with exit code 0
  db   unchanged
  web  replaced (2 containers, beside the old); served at every moment
`);
  });

  test("as a picture: a lane for each container, and when it is found by the service's name", () => {
    const svg = renderTimeline(timeline, "svg");
    assertWellFormed(svg);
    const lanes = ["db", "web", "web-1 (old)", "web-1 (new)", "web-2 (old)", "web-2 (new)"];
    const at = lanes.map((name) => svg.indexOf(`>${name}</text>`));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    expect(svg).toContain(">found by its name</text>");
    const stopFirst = play(services, {}, { web: { ready: 900, stopMs: 500 } }, { update: ["web"] });
    expect(renderTimeline(stopFirst, "svg")).toContain(">nobody serves</text>");
  });
});

const anyRollout = fc.record({
  parallelism: fc.nat(3),
  delayMs: fc.nat(300),
  monitorMs: fc.nat(300),
  failureAction: fc.constantFrom("pause" as const, "rollback" as const),
  drainMs: fc.nat(300),
});

test("start-first, and a version that gets healthy: at every moment somebody serves", () => {
  fc.assert(
    fc.property(
      fc.record({
        rollout: anyRollout,
        scale: fc.integer({ min: 1, max: 4 }),
        ready: fc.nat(900),
        stopMs: fc.oneof(fc.nat(2_000), fc.constant("never" as const)),
        probe: fc.constantFrom("hybrid" as const, "engine" as const),
      }),
      ({ rollout, scale, ready, stopMs, probe }) => {
        const service = { healthcheck: CHECK, scale, stop_grace_period: seconds(1) };
        const { prediction } = play(
          { web: service },
          { web: rollout },
          { web: { ready, stopMs } },
          { update: ["web"], probe },
        );
        const { replaced, serving = [], unserved } = prediction.services.web?.update ?? {};
        expect([prediction.exitCode, replaced, unserved]).toEqual([0, scale, []]);
        // Nor does any number lose its place: while one is replaced, the old one or the new one of it serves.
        for (const span of serving) expect([...span.old, ...span.new]).toHaveLength(scale);
      },
    ),
  );
});
