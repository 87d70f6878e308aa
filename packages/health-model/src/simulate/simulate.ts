import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { CURRENT_DIALECT, type Dialect } from "../machine/dialect";
import { UNKNOWN_SCENARIO_SERVICE } from "../messages/simulation-messages";
import { graphOf } from "../plan/graph";
import type { ProbeMode } from "../plan/plan-options";
import type { StartPlan } from "../plan/start-plan";
import { own, record } from "../util/record";
import type { Moment } from "./moment";
import type { Scenarios, ServiceScenario } from "./scenario";
import type { SimulatedGate, SimulatedService } from "./simulated-service";
import { Simulation } from "./simulation";
import type { ServiceOutcome, Timeline } from "./timeline";

/** What a simulation takes for granted. */
export interface SimulateOptions {
  /** The engine; the current one when left out. */
  readonly engine?: Dialect;
  /** `hybrid` when left out. */
  readonly probe?: ProbeMode;
  /** Ends here even if something is still to come, in milliseconds. */
  readonly untilMs?: number;
}

/**
 * Plays the start of a planned project: each probe, each change of health, each gate. Ends when nothing changes any
 * more. Creating containers takes no time, replicas behave alike, and a container that exits stays so.
 *
 * @example
 * simulate(planStart(project), { redis: { ready: 2_000 }, flask: { ready: { after: "redis" } } }).entries;
 */
export function simulate(plan: StartPlan, scenarios: Scenarios = {}, options: SimulateOptions = {}): Timeline {
  const gates = gatesByService(plan);
  // Nobody waits for a service of which no container is made.
  const awaited = plan.edges.filter(
    ({ dependency, condition }) =>
      condition === "service_started" || gates.get(dependency)?.some((gate) => gate.condition === condition),
  );
  const graph = graphOf(plan.order, awaited);
  const services = new Map(
    plan.order.map((name): [string, SimulatedService] => {
      const blockers = graph.dependencies.get(name)?.length ?? 0;
      const service = newService(name, own(scenarios, name) ?? {}, gates.get(name) ?? []);
      return [name, { ...service, blockers, replicas: plan.services[name]?.replicas ?? 1 }];
    }),
  );
  const checks = checksOf(plan);
  const simulation = new Simulation({
    services,
    checks,
    dependents: graph.dependents,
    dialect: options.engine ?? CURRENT_DIALECT,
    probe: options.probe ?? "hybrid",
  });
  simulation.run(options.untilMs ?? Number.POSITIVE_INFINITY);

  const all = [...services.values()];
  return {
    entries: simulation.entries,
    services: record(all.map((service) => [service.name, outcomeOf(service, checks.has(service.name))])),
    outcome: all.every((service) => service.milestones.has("started")) ? "up" : "failed",
    settledMs: simulation.settledMs,
    endMs: simulation.nowMs,
    diagnostics: unknownServices(plan, scenarios).map((service) =>
      UNKNOWN_SCENARIO_SERVICE.report({ service, known: plan.order }),
    ),
  };
}

function gatesByService(plan: StartPlan): Map<string, SimulatedGate[]> {
  const gates = new Map<string, SimulatedGate[]>();
  for (const { dependency: service, condition, deadlineMs, onUnhealthy = "fail" } of plan.gates) {
    const waiting = { status: "idle", sinceMs: 0, eagerAttempts: 0 } as const;
    const gate: SimulatedGate = { service, condition, deadlineMs, onUnhealthy, ...waiting };
    gates.set(service, [...(gates.get(service) ?? []), gate]);
  }
  return gates;
}

function newService(name: string, scenario: ServiceScenario, gates: readonly SimulatedGate[]) {
  const oneShot = gates.some((gate) => gate.condition === "service_completed_successfully");
  const exit = scenario.exit ?? (oneShot ? { at: 0, code: 0 } : undefined);
  return {
    name,
    scenario: exit === undefined ? scenario : { ...scenario, exit },
    gates,
    phase: "waiting",
    mode: "failing",
    health: undefined,
    milestones: new Map(),
  } as const;
}

/** The checks that run. Where the image's is not known, one with the engine's defaults is assumed behind a gate. */
function checksOf(plan: StartPlan): Map<string, Healthcheck> {
  const gated = new Set(
    plan.gates.filter((gate) => gate.condition === "service_healthy").map((gate) => gate.dependency),
  );
  const checks = new Map<string, Healthcheck>();
  for (const { name, healthcheck } of Object.values(plan.services)) {
    if (healthcheck.kind === "check") checks.set(name, healthcheck.check);
    if (healthcheck.kind === "unknown" && gated.has(name)) checks.set(name, { test: ["CMD"], ...HEALTHCHECK_DEFAULTS });
  }
  return checks;
}

function outcomeOf({ milestones, health, phase }: SimulatedService, checked: boolean): ServiceOutcome {
  const startedMs = milestones.get("started");
  const healthyMs = milestones.get("healthy");
  const completedMs = milestones.get("completed");
  return {
    checked,
    ...(startedMs !== undefined && { startedMs }),
    ...(healthyMs !== undefined && { healthyMs }),
    ...(completedMs !== undefined && { completedMs }),
    ...(health !== undefined && phase === "running" && { status: health.status, failingStreak: health.failingStreak }),
  };
}

function unknownServices(plan: StartPlan, scenarios: Scenarios): string[] {
  const moments = (one: ServiceScenario): (Moment | undefined)[] => [
    one.ready === "never" ? undefined : one.ready,
    one.fail,
    one.hang,
    one.exit?.at,
  ];
  const named = Object.entries(scenarios).flatMap(([name, one]) => [
    name,
    ...moments(one).flatMap((moment) => (typeof moment === "object" ? [moment.after] : [])),
  ]);
  return [...new Set(named)].filter((name) => !Object.hasOwn(plan.services, name));
}
