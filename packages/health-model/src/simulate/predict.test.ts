import type { PlanOptions } from "../plan/plan-options";
import { planStart } from "../plan/plan-start";
import { check } from "../testing/check";
import { type HealthcheckSpec, project, type ServiceSpec } from "../testing/project";
import { type PredictOptions, predict } from "./predict";
import type { GatePrediction, Prediction } from "./prediction";
import type { Scenarios } from "./scenario";

const CHECK: HealthcheckSpec = { test: ["CMD", "true"], intervalMs: 1_000, timeoutMs: 200, retries: 2 };
const HEALTHY = "service_healthy";
const COMPLETED = "service_completed_successfully";
const optional = (condition: "service_started" | typeof HEALTHY | typeof COMPLETED) => ({ condition, required: false });

interface Case {
  readonly services: Record<string, ServiceSpec>;
  readonly scenarios?: Scenarios;
  readonly options?: PredictOptions & PlanOptions;
  readonly exitCode: Prediction["exitCode"];
  /** Those that are not `there`. */
  readonly absent?: readonly string[];
  readonly open?: readonly string[];
  /** `db healthy failed unhealthy: web`. */
  readonly gates?: readonly string[];
}

/** `db` with a check, and `web` that waits for its health. */
const PAIR: Record<string, ServiceSpec> = { db: { healthcheck: CHECK }, web: { depends_on: { db: HEALTHY } } };
const JOB: Record<string, ServiceSpec> = { job: {}, web: { depends_on: { job: COMPLETED } } };

const firstUps: Record<string, Case> = {
  "all is well": { services: PAIR, exitCode: 0, gates: ["db healthy passed"] },
  "a gate that nobody passes": {
    services: { ...PAIR, proxy: { depends_on: { web: "service_started" } }, other: {} },
    scenarios: { db: { ready: "never" } },
    exitCode: 1,
    absent: ["web", "proxy"],
    gates: ["db healthy failed unhealthy: web, proxy"],
  },
  "a condition that nobody requires": {
    services: { db: { healthcheck: CHECK }, web: { depends_on: { db: optional(HEALTHY) } } },
    scenarios: { db: { ready: "never" } },
    exitCode: 0,
    gates: ["db healthy tolerated unhealthy"],
  },
  "one requires what another does not": {
    services: { ...PAIR, log: { depends_on: { db: optional(HEALTHY) } } },
    scenarios: { db: { ready: "never" } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web"],
  },
  "optional dependents start without a dependency that does not, but not those made of it": {
    services: {
      ...PAIR,
      log: { depends_on: { web: optional("service_started") } },
      tail: { depends_on: { web: optional(HEALTHY) } },
      side: { network_mode: "service:web", depends_on: { web: optional("service_started") } },
      copy: { depends_on: { web: { ...optional("service_started"), restart: true } } },
      last: { depends_on: { side: "service_started" } },
    },
    scenarios: { db: { ready: "never" } },
    exitCode: 1,
    absent: ["web", "side", "copy", "last"],
    gates: ["db healthy failed unhealthy: web, side, copy, last", "web healthy never-begun"],
  },
  "gates of a service that is not started are never begun": {
    services: { ...PAIR, web: { ...PAIR.web, healthcheck: CHECK }, proxy: { depends_on: { web: HEALTHY } } },
    scenarios: { db: { ready: "never" } },
    exitCode: 1,
    absent: ["web", "proxy"],
    gates: ["db healthy failed unhealthy: web, proxy", "web healthy never-begun"],
  },
  "two gates fail, and each names whom it holds back": {
    services: {
      a: { healthcheck: CHECK },
      b: {},
      x: { depends_on: { a: HEALTHY } },
      y: { depends_on: { b: COMPLETED, a: HEALTHY } },
      z: { depends_on: { y: "service_started" } },
    },
    scenarios: { a: { ready: "never" }, b: { exit: { at: 500, code: 2 } } },
    exitCode: 1,
    absent: ["x", "y", "z"],
    gates: ["a healthy failed unhealthy: x, y, z", "b completed failed exited: y, z"],
  },
  "other branches finish, however late": {
    services: {
      ...PAIR,
      slow: { healthcheck: { ...CHECK, retries: 30 } },
      late: { depends_on: { slow: HEALTHY } },
    },
    scenarios: { db: { ready: "never" }, slow: { ready: 20_000 } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web", "slow healthy passed"],
  },
  "both conditions of one service": {
    services: {
      job: { healthcheck: CHECK },
      a: { depends_on: { job: HEALTHY } },
      b: { depends_on: { job: COMPLETED } },
    },
    scenarios: { job: { exit: { at: 3_000, code: 7 } } },
    exitCode: 1,
    absent: ["b"],
    gates: ["job healthy passed", "job completed failed exited: b"],
  },
  "it exits with 0 before it is healthy": {
    services: PAIR,
    scenarios: { db: { ready: "never", exit: { at: 300, code: 0 } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed exited: web"],
  },
  "an own probe is before the exit": {
    services: PAIR,
    scenarios: { db: { exit: { at: 300, code: 1 } } },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "the engine alone is too late for it": {
    services: PAIR,
    scenarios: { db: { exit: { at: 300, code: 1 } } },
    options: { probe: "engine" },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed exited: web"],
  },
  "a gate that keeps waiting passes when the service heals": {
    services: PAIR,
    scenarios: { db: { ready: 6_000 } },
    options: { onUnhealthy: "keep-waiting", deadlineMs: 10_000 },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "and fails at its deadline": {
    services: PAIR,
    scenarios: { db: { ready: "never" } },
    options: { onUnhealthy: "keep-waiting", deadlineMs: 10_000 },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed deadline: web"],
  },
  "a deadline": {
    services: JOB,
    scenarios: { job: { exit: { at: 60_000, code: 0 } } },
    options: { deadlineMs: 30_000 },
    exitCode: 1,
    absent: ["web"],
    gates: ["job completed failed deadline: web"],
  },
  "a one-shot that is never over, by the default deadline": {
    services: { ...JOB, job: { restart: "always" } },
    exitCode: 1,
    absent: ["web"],
    gates: ["job completed failed deadline: web"],
  },
  "on-failure gives up": {
    services: { ...JOB, job: { restart: "on-failure:3" } },
    scenarios: { job: { exit: { at: 100, code: 1 } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["job completed failed exited: web"],
  },
  "on-failure is over with 0": {
    services: { ...JOB, job: { restart: "on-failure" } },
    exitCode: 0,
    gates: ["job completed passed"],
  },
  "a restart is no exit, and health begins anew": {
    services: { ...PAIR, db: { healthcheck: CHECK, restart: "unless-stopped" } },
    scenarios: { db: { ready: "never", exit: { at: 1_500, code: 1 } } },
    options: { deadlineMs: 20_000 },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed deadline: web"],
  },
  "restarted often enough it finds what it was missing": {
    services: { ...PAIR, db: { healthcheck: CHECK, restart: "always" }, cache: {} },
    scenarios: { db: { ready: { after: "cache" }, exit: { at: 1_500, code: 1 } }, cache: { ready: 4_000 } },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "an image that turns out to have no check": {
    services: { db: {}, web: { depends_on: { db: HEALTHY } }, log: { depends_on: { db: optional(HEALTHY) } } },
    scenarios: { db: { imageCheck: null } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed no-healthcheck: web"],
  },
  "an image's own check": {
    services: { db: {}, web: { depends_on: { db: HEALTHY } } },
    scenarios: { db: { imageCheck: check({ intervalMs: 1_000, retries: 1 }), ready: 5_000 } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web"],
  },
  "a plan with an error is not begun": {
    services: { ...PAIR, db: { healthcheck: { disable: true } }, other: {} },
    exitCode: 2,
    absent: ["db", "web", "other"],
    gates: ["db healthy never-begun"],
  },
  "nothing waits at a service that is scaled to nothing": {
    services: {
      db: { healthcheck: CHECK },
      api: { scale: 0, depends_on: { db: HEALTHY } },
      web: { depends_on: { api: "service_started" } },
      made: { provider: { type: "cloud" } },
      user: { depends_on: { made: HEALTHY } },
    },
    scenarios: { db: { ready: "never" } },
    exitCode: 0,
    gates: [],
  },
};

const refusals: Record<string, Case> = {
  "an image that does not exist": {
    services: {
      ...PAIR,
      miss: { depends_on: { db: HEALTHY } },
      tail: { depends_on: { miss: optional("service_started") } },
    },
    scenarios: { miss: { image: "missing" } },
    exitCode: 1,
    absent: ["miss", "tail"],
    open: ["db", "web"],
    gates: ["db healthy open"],
  },
  "what comes much later than an image is refused does not come": {
    services: { db: { healthcheck: { ...CHECK, retries: 30 } }, web: { depends_on: { db: HEALTHY } }, miss: {} },
    scenarios: { db: { ready: 10_000 }, miss: { image: "missing" } },
    exitCode: 1,
    absent: ["web", "miss"],
    open: ["db"],
    gates: ["db healthy never-begun"],
  },
  "a port that is taken: what it waited for is there, and so is its container": {
    services: {
      ...PAIR,
      early: {},
      web: { depends_on: { db: HEALTHY } },
      busy: { depends_on: { db: HEALTHY } },
      next: { depends_on: { busy: "service_started" } },
    },
    scenarios: { busy: { port: "taken" } },
    exitCode: 1,
    absent: ["next"],
    open: ["early", "web"],
    gates: ["db healthy passed"],
  },
  "a port that is taken late: what is long past is certain, and what is to come does not come": {
    services: {
      db: { healthcheck: { ...CHECK, retries: 30 } },
      log: {},
      busy: { depends_on: { db: HEALTHY } },
      slow: { healthcheck: { ...CHECK, retries: 60 } },
      late: { depends_on: { slow: HEALTHY } },
    },
    scenarios: { db: { ready: 10_000 }, slow: { ready: 30_000 }, busy: { port: "taken" } },
    exitCode: 1,
    absent: ["late"],
    gates: ["db healthy passed", "slow healthy never-begun"],
  },
  "replicas whose port is taken are made at the same time, or not": {
    services: { busy: { scale: 2 } },
    scenarios: { busy: { port: "taken" } },
    exitCode: 1,
    open: ["busy"],
  },
  "of two refusals either may be the first": {
    services: { a: {}, one: { depends_on: { a: "service_started" } }, two: {} },
    scenarios: { one: { port: "taken" }, two: { port: "taken" } },
    exitCode: 1,
    open: ["a", "one", "two"],
  },
  "a taken port behind a failed gate is never asked for": {
    services: { ...PAIR, web: { ...PAIR.web, ports: [] } },
    scenarios: { db: { ready: "never" }, web: { port: "taken" } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web"],
  },
};

const secondUps: Record<string, Case> = {
  "everything as it was": {
    services: { ...PAIR, ...JOB, web: { depends_on: { db: HEALTHY, job: COMPLETED } } },
    options: {
      before: { db: { state: "running", health: "healthy" }, job: { state: "exited" }, web: { state: "running" } },
    },
    exitCode: 0,
    gates: ["db healthy passed", "job completed passed"],
  },
  "healthy already passes, though it fails from now on": {
    services: PAIR,
    scenarios: { db: { ready: "never" } },
    options: { before: { db: { state: "running" } } },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "unhealthy and not repaired": {
    services: PAIR,
    scenarios: { db: { ready: "never" } },
    options: { before: { db: { state: "running", health: "unhealthy" } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web"],
  },
  "unhealthy, and healed within the grace": {
    services: PAIR,
    scenarios: { db: { ready: 4_000 } },
    options: { before: { db: { state: "running", health: "unhealthy" } }, probe: "engine" },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "unhealthy, and healed too late": {
    services: PAIR,
    scenarios: { db: { ready: 7_000 } },
    options: { before: { db: { state: "running", health: "unhealthy" } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed unhealthy: web"],
  },
  "unhealthy, and kept waiting for": {
    services: PAIR,
    scenarios: { db: { ready: 20_000 } },
    options: { before: { db: { state: "running", health: "unhealthy" } }, onUnhealthy: "keep-waiting" },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed deadline: web"],
  },
  "who is there already is not named": {
    services: { ...PAIR, proxy: { depends_on: { web: "service_started" } } },
    scenarios: { db: { ready: "never" } },
    options: { before: { db: { state: "running", health: "unhealthy" }, web: { state: "running" } } },
    exitCode: 1,
    absent: ["proxy"],
    gates: ["db healthy failed unhealthy: proxy"],
  },
  "one that has exited is started again by its gate": {
    services: PAIR,
    options: { before: { db: { state: "exited", exitCode: 1 } } },
    exitCode: 0,
    gates: ["db healthy passed"],
  },
  "also one that has exited with 0, where it is to be healthy": {
    services: PAIR,
    scenarios: { db: { ready: "never", exit: { at: 200, code: 0 } } },
    options: { before: { db: { state: "exited", exitCode: 0 } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed exited: web"],
  },
  "a failed one-shot is run again": {
    services: JOB,
    options: { before: { job: { state: "exited", exitCode: 1 } } },
    exitCode: 0,
    gates: ["job completed passed"],
  },
  "a one-shot that is done is not run again": {
    services: JOB,
    scenarios: { job: { exit: { at: 0, code: 1 } } },
    options: { before: { job: { state: "exited", exitCode: 0 } } },
    exitCode: 0,
    gates: ["job completed passed"],
  },
  "one that cannot be started again": {
    services: PAIR,
    scenarios: { db: { port: "taken" } },
    options: { before: { db: { state: "exited", exitCode: 137 } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["db healthy failed exited: web"],
  },
  "what nobody waits for stays as it is, and is there": {
    services: { log: {}, web: { depends_on: { log: "service_started" } } },
    options: { before: { log: { state: "exited", exitCode: 1 } } },
    exitCode: 0,
  },
  "an image that is there is not asked for, a new one is": {
    services: { db: {}, web: {} },
    scenarios: { db: { image: "missing" }, web: { image: "missing" } },
    options: { before: { db: { state: "running" } } },
    exitCode: 1,
    absent: ["web"],
  },
  "a container that the update comes to late has gone on living": {
    services: {
      a: { healthcheck: { ...CHECK, retries: 30 } },
      db: { healthcheck: CHECK, depends_on: { a: HEALTHY } },
      web: { depends_on: { db: HEALTHY } },
    },
    scenarios: { a: { ready: 10_000 }, db: { ready: 0, fail: 1_500 } },
    options: { before: { db: { state: "running" } } },
    exitCode: 1,
    absent: ["web"],
    gates: ["a healthy passed", "db healthy failed unhealthy: web"],
  },
};

function told({ service, condition, verdict, reason, notStarted }: GatePrediction): string {
  const words = [service, condition === HEALTHY ? "healthy" : "completed", verdict, ...(reason ? [reason] : [])];
  return `${words.join(" ")}${notStarted ? `: ${notStarted.join(", ")}` : ""}`;
}

describe.each([
  ["a first up", firstUps],
  ["the engine refuses", refusals],
  ["a second up", secondUps],
])("%s", (_, cases) => {
  test.each(Object.entries(cases))("%s", (__, { services, scenarios = {}, options = {}, ...expected }) => {
    const plan = planStart(project(services), options);
    const { exitCode, services: predicted, gates } = predict(plan, scenarios, options);
    const are = (containers: string) =>
      Object.keys(predicted).filter((name) => predicted[name]?.containers === containers);
    expect(exitCode).toBe(expected.exitCode);
    expect(are("absent").sort()).toEqual([...(expected.absent ?? [])].sort());
    expect(are("open").sort()).toEqual([...(expected.open ?? [])].sort());
    expect(gates.map(told)).toEqual(expected.gates ?? []);
  });
});

test("replicas are told, none for what is scaled to nothing", () => {
  const { services } = predict(planStart(project({ a: { scale: 3 }, b: { scale: 0 } })), {});
  expect(services).toEqual({
    a: { containers: "there", replicas: 3 },
    b: { containers: "there", replicas: 0 },
  });
});

test("what lies how near to a refusal is a matter of moments can be said", () => {
  const plan = planStart(
    project({
      db: { healthcheck: { ...CHECK, retries: 30 } },
      busy: { depends_on: { db: HEALTHY } },
      log: {},
    }),
  );
  const containers = (slackMs: number) =>
    predict(plan, { db: { ready: 10_000 }, busy: { port: "taken" } }, { slackMs }).services.log?.containers;
  expect(containers(5_000)).toBe("there");
  expect(containers(20_000)).toBe("open");
});
