import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "../machine/dialect";
import type { Graph } from "../plan/graph";
import { healthyDeadline } from "../plan/healthy-deadline";
import type { ServicePlan } from "../plan/service-plan";
import type { StartPlan } from "../plan/start-plan";
import { own } from "../util/record";
import type { ContainersBefore } from "./prediction";
import type { Scenarios, ServiceScenario } from "./scenario";
import type { SimulatedGate, SimulatedService } from "./simulated-service";
import type { RollingReplica, SimulatedUpdate } from "./simulated-update";

/** What there is before, and what is new. */
export interface WhatIsThere {
  readonly before: Readonly<Record<string, ContainersBefore>>;
  /** The services of which the update has a new version. */
  readonly updated: ReadonlySet<string>;
  readonly engine: Dialect | undefined;
}

/** The services of a plan and its gates, in its order, before anything has happened. */
export function simulatedServices(
  plan: StartPlan,
  graph: Graph,
  scenarios: Scenarios,
  { before, updated, engine }: WhatIsThere,
): { services: ReadonlyMap<string, SimulatedService>; gates: readonly SimulatedGate[] } {
  const awaited = (condition: string) =>
    new Set(plan.gates.filter((gate) => gate.condition === condition).map(({ dependency }) => dependency));
  const toComplete = awaited("service_completed_successfully");
  const toBeHealthy = awaited("service_healthy");
  const services = new Map(
    Object.values(plan.services).map((planned): [string, SimulatedService] => {
      const { name } = planned;
      const scenario = own(scenarios, name) ?? {};
      const exit = toComplete.has(name) ? { exit: { at: 0, code: 0 } } : {};
      const check = checkOf(planned, scenario, toBeHealthy.has(name));
      const blockers = graph.dependencies.get(name)?.length ?? 0;
      const endsByItself = toComplete.has(name);
      const rest = { check, blockers, before: own(before, name), endsByItself };
      return [name, newService(planned, { ...exit, ...scenario }, rest)];
    }),
  );
  const gates = plan.gates.flatMap(
    ({ dependency, condition, deadlineMs, onUnhealthy = "fail", dependents }): SimulatedGate[] => {
      const service = services.get(dependency);
      if (service === undefined) return [];
      const isRequired = dependents.some(({ required }) => required);
      return [
        {
          ...{ service, condition, deadlineMs, onUnhealthy, isRequired },
          ...{ status: "idle", sinceMs: 0, endedMs: 0, eagerAttempts: 0, rechecks: false },
        },
      ];
    },
  );
  for (const gate of gates) gate.service.gates.push(gate);
  for (const service of services.values()) {
    const planned = plan.services[service.name];
    if (planned && updated.has(service.name) && service.before !== undefined && service.replicas > 0) {
      service.update = updateOf(service, planned, engine);
    }
  }
  return { services, gates };
}

function updateOf(service: SimulatedService, planned: ServicePlan, engine: Dialect | undefined): SimulatedUpdate {
  const numbers = Array.from({ length: service.replicas }, (_, position) => position + 1);
  const { rollout } = planned;
  const { name, before, endsByItself } = service;
  const runs = before?.state === "running";
  if (rollout === undefined || !runs || endsByItself) {
    const subject = { name, of: { beside: "old" } } as const;
    return { order: "stop-first", old: { numbers, subject, state: runs ? "serving" : "ended" } };
  }
  const replicas = numbers.map((number): RollingReplica => {
    const which = service.replicas > 1 ? { number } : {};
    return {
      number,
      old: { numbers: [number], subject: { name, of: { ...which, beside: "old" } }, state: "serving" },
      next: replicaOf(service, planned, { ...which, beside: "new" }, engine),
      standing: "waiting",
      isNamed: false,
    };
  });
  return { order: "start-first", rollout, replicas };
}

/** A container of the new version, with a wait of its own. What others follow of the service is what the first comes to. */
function replicaOf(
  service: SimulatedService,
  { onUnhealthy, deadlineMs, healthcheck }: ServicePlan,
  of: NonNullable<SimulatedService["of"]>,
  engine: Dialect | undefined,
): SimulatedService {
  const [awaited] = service.gates;
  const replica: SimulatedService = { ...service, gates: [], of };
  if (service.check === undefined && awaited === undefined) return replica;
  replica.gates.push({
    service: replica,
    condition: "service_healthy",
    deadlineMs: awaited?.deadlineMs ?? deadlineMs ?? healthyDeadline(healthcheck, engine).deadlineMs,
    onUnhealthy: awaited?.onUnhealthy ?? onUnhealthy,
    isRequired: true,
    ...{ status: "idle", sinceMs: 0, endedMs: 0, eagerAttempts: 0, rechecks: false },
  });
  return replica;
}

function newService(
  { name, replicas, restart, stopGraceMs, postHealthy = 0 }: ServicePlan,
  scenario: ServiceScenario,
  rest: Pick<SimulatedService, "check" | "blockers" | "before" | "endsByItself">,
): SimulatedService {
  return {
    ...{ name, replicas, restart, scenario, postHealthy, ...rest },
    ...(stopGraceMs !== undefined && { stopGraceMs }),
    gates: [],
    standing: "waiting",
    container: "none",
    exitCode: 0,
    run: 0,
    startedMs: 0,
    restarts: 0,
    backoffMs: 0,
    mode: "failing",
    health: undefined,
    milestones: new Map(),
  };
}

/** The check that runs. Where the image's is not known, one with the engine's defaults is assumed behind a gate. */
function checkOf(
  { healthcheck }: ServicePlan,
  { imageCheck }: ServiceScenario,
  isAwaited: boolean,
): Healthcheck | undefined {
  if (healthcheck.kind === "check") return healthcheck.check;
  if (healthcheck.kind !== "unknown" || imageCheck === null) return undefined;
  return imageCheck ?? (isAwaited ? { test: ["CMD"], ...(healthcheck.timings ?? HEALTHCHECK_DEFAULTS) } : undefined);
}
