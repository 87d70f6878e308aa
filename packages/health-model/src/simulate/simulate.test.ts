import type { PlanOptions } from "../plan/plan-options";
import { planStart } from "../plan/plan-start";
import { type HealthcheckSpec, project, type ServiceSpec } from "../testing/project";
import type { Scenarios } from "./scenario";
import { type SimulateOptions, simulate } from "./simulate";
import type { Timeline } from "./timeline";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 200, retries: 2 };

function play(
  services: Record<string, ServiceSpec>,
  scenarios: Scenarios = {},
  options: SimulateOptions & PlanOptions = {},
) {
  return simulate(planStart(project(services), options), scenarios, { probe: "engine", ...options });
}

/** What happened, without the probes. */
function story({ entries }: Timeline): string[] {
  return entries.flatMap((entry) => {
    const head = `${entry.atMs} ${entry.service}`;
    switch (entry.kind) {
      case "probe":
        return [];
      case "health":
        return [`${head} ${entry.to}`];
      case "exit":
        return [`${head} exit ${entry.code}`];
      case "gate-failed":
        return [`${head} gate failed: ${entry.reason}`];
      case "not-started":
        return [`${head} not started: ${entry.because}`];
      default:
        return [`${head} ${entry.kind}`];
    }
  });
}

const PAIR: Record<string, ServiceSpec> = {
  db: { healthcheck: CHECK },
  web: { depends_on: { db: "service_healthy" } },
};

interface Case {
  readonly services?: Record<string, ServiceSpec>;
  readonly scenarios?: Scenarios;
  readonly options?: SimulateOptions & PlanOptions;
  readonly expected: readonly string[];
}

const cases: Record<string, Case> = {
  "ready at once: the first probe opens the gate": {
    expected: ["0 db start", "1000 db healthy", "1000 db gate-open", "1000 web start"],
  },
  "a gate that probes for itself opens as soon as the service is ready": {
    scenarios: { db: { ready: 300 } },
    options: { probe: "hybrid" },
    // 0, 100, 250 fail, and 475 finds it ready
    expected: ["0 db start", "347 db gate-open", "347 web start", "1000 db healthy"],
  },
  "never ready: unhealthy, and the dependent does not start": {
    scenarios: { db: { ready: "never" } },
    expected: [
      "0 db start",
      "2000 db unhealthy",
      "2000 db gate failed: is unhealthy (2 of 2 probes failed in a row)",
      '2000 web not started: "db" is not healthy',
    ],
  },
  "hanging probes take their timeout": {
    scenarios: { db: { hang: 0 } },
    expected: [
      "0 db start",
      "2400 db unhealthy",
      "2400 db gate failed: is unhealthy (2 of 2 probes failed in a row)",
      '2400 web not started: "db" is not healthy',
    ],
  },
  "probes slower than their timeout never succeed": {
    scenarios: { db: { probeMs: 500 } },
    expected: [
      "0 db start",
      "2400 db unhealthy",
      "2400 db gate failed: is unhealthy (2 of 2 probes failed in a row)",
      '2400 web not started: "db" is not healthy',
    ],
  },
  "an exit ends the wait at once": {
    scenarios: { db: { ready: "never", exit: { at: 700, code: 3 } } },
    expected: [
      "0 db start",
      "700 db exit 3",
      "700 db gate failed: exited with code 3 before it was healthy",
      '700 web not started: "db" is not healthy',
    ],
  },
  "the deadline ends the wait": {
    options: { deadlineMs: 500 },
    expected: [
      "0 db start",
      "500 db gate failed: did not become healthy within 0.5 s (starting)",
      '500 web not started: "db" is not healthy',
      "1000 db healthy",
    ],
  },
  "a gate that keeps waiting fails at its deadline only": {
    options: { deadlineMs: 5_000, onUnhealthy: "keep-waiting" },
    scenarios: { db: { ready: "never" } },
    expected: [
      "0 db start",
      "2000 db unhealthy",
      "5000 db gate failed: did not become healthy within 5 s: its check said unhealthy after 2 s, and the wait was told to go on",
      '5000 web not started: "db" is not healthy',
    ],
  },
  "and opens when the service heals before": {
    options: { deadlineMs: 5_000, onUnhealthy: "keep-waiting" },
    scenarios: { db: { ready: 2_500 } },
    expected: ["0 db start", "2000 db unhealthy", "3000 db healthy", "3000 db gate-open", "3000 web start"],
  },
  "a gate for completion keeps waiting for no check": {
    services: { db: { healthcheck: CHECK }, web: { depends_on: { db: "service_completed_successfully" } } },
    options: { deadlineMs: 3_000, onUnhealthy: "keep-waiting" },
    scenarios: { db: { ready: "never", exit: { at: 4_000, code: 0 } } },
    expected: [
      "0 db start",
      "2000 db unhealthy",
      "3000 db gate failed: did not complete within 3 s",
      '3000 web not started: "db" is not completed',
      "4000 db exit 0",
    ],
  },
  "healthy, failing, healed": {
    services: { db: { healthcheck: CHECK } },
    scenarios: { db: { ready: 0, fail: 1_500 } },
    expected: ["0 db start", "1000 db healthy", "3000 db unhealthy"],
  },
  "completion: exit 0 opens, everything else fails": {
    services: {
      migrate: {},
      seed: {},
      web: { depends_on: { migrate: "service_completed_successfully" } },
      shop: { depends_on: { seed: "service_completed_successfully" } },
    },
    scenarios: { migrate: { exit: { at: 50, code: 0 } }, seed: { exit: { at: 60, code: 1 } } },
    expected: [
      "0 migrate start",
      "0 seed start",
      "50 migrate exit 0",
      "50 migrate gate-open",
      "50 web start",
      "60 seed exit 1",
      "60 seed gate failed: exited with code 1 instead of 0",
      '60 shop not started: "seed" is not completed',
    ],
  },
  "optional dependents start when the gate fails, required ones and theirs do not": {
    services: {
      db: { healthcheck: CHECK },
      web: { depends_on: { db: "service_healthy" } },
      proxy: { depends_on: { web: "service_started" } },
      report: { depends_on: { db: { condition: "service_healthy", required: false } } },
      mail: { depends_on: { proxy: { condition: "service_started", required: false } } },
    },
    scenarios: { db: { exit: { at: 10, code: 1 } } },
    expected: [
      "0 db start",
      "10 db exit 1",
      "10 db gate failed: exited with code 1 before it was healthy",
      '10 web not started: "db" is not healthy',
      '10 proxy not started: "web" is not started',
      "10 mail start",
      "10 report start",
    ],
  },
  "ready after another service, by a milestone": {
    services: { a: { healthcheck: CHECK }, b: { healthcheck: CHECK } },
    scenarios: { a: { ready: 100 }, b: { ready: { after: "a", milestone: "healthy", plusMs: 1_500 } } },
    expected: ["0 a start", "0 b start", "1000 a healthy", "2000 b unhealthy", "3000 b healthy"],
  },
  "without a healthcheck a gate fails at once": {
    services: { ...PAIR, db: { healthcheck: { disable: true } } },
    expected: [
      "0 db start",
      "0 db gate failed: has no healthcheck, so it can never be healthy",
      '0 web not started: "db" is not healthy',
    ],
  },
  "an image that is not known is taken to have the engine's defaults": {
    services: { ...PAIR, db: {} },
    expected: ["0 db start", "30000 db healthy", "30000 db gate-open", "30000 web start"],
  },
  "a restart policy starts it again, after pauses that double, and its health begins anew": {
    services: { ...PAIR, db: { healthcheck: CHECK, restart: "always" } },
    scenarios: { db: { ready: "never", exit: { at: 1_500, code: 1 } } },
    options: { deadlineMs: 4_000 },
    expected: [
      "0 db start",
      "1500 db exit 1",
      "1600 db start",
      "3100 db exit 1",
      "3300 db start",
      "4000 db gate failed: did not become healthy within 4 s (starting)",
      '4000 web not started: "db" is not healthy',
    ],
  },
  "a container that nobody waits for is not followed through its restarts": {
    services: { db: { healthcheck: CHECK, restart: "always" } },
    scenarios: { db: { ready: "never", exit: { at: 1_500, code: 1 } } },
    expected: ["0 db start", "1500 db exit 1"],
  },
  "a taken port ends it": {
    services: { ...PAIR, late: { depends_on: { web: "service_started" } }, api: {} },
    scenarios: { web: { port: "taken" } },
    options: { probe: "hybrid" },
    expected: [
      "0 db start",
      "0 api start",
      "0 db gate-open",
      "0 web refused",
      "0 late not started: the update has ended",
    ],
  },
  "nobody waits for a service that is scaled to nothing": {
    services: { ...PAIR, db: { scale: 0, healthcheck: { disable: true } } },
    expected: ["0 web start"],
  },
};

describe("simulate", () => {
  test.each(Object.entries(cases))("%s", (_, { services = PAIR, scenarios, options, expected }) => {
    expect(story(play(services, scenarios, options))).toEqual(expected);
  });

  test("ends at the horizon", () => {
    expect(play(PAIR, { db: { ready: "never" } }, { untilMs: 1_500 })).toMatchObject({
      outcome: "failed",
      endMs: 1_000,
    });
  });

  test("names of services that do not exist are reported", () => {
    const { diagnostics } = play(PAIR, { bd: {}, db: { ready: { after: "redis" } } }, { deadlineMs: 5_000 });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the scenario names "bd", but there is no such service',
      'the scenario names "redis", but there is no such service',
    ]);
    expect(diagnostics[0]?.hint).toBe("The services are db, web.");
  });

  test("services in a circle never start", () => {
    const a: ServiceSpec = { depends_on: { b: "service_started" } };
    const b: ServiceSpec = { depends_on: { a: "service_started" } };
    expect(play({ a, b })).toMatchObject({ outcome: "failed", entries: [] });
  });
});
