import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Graph } from "../plan/graph";
import type { ServicePlan } from "../plan/service-plan";
import type { StartPlan } from "../plan/start-plan";
import { own } from "../util/record";
import type { ContainersBefore } from "./prediction";
import type { Scenarios, ServiceScenario } from "./scenario";
import type { SimulatedGate, SimulatedService } from "./simulated-service";

/** The services of a plan and its gates, in its order, before anything has happened. */
export function simulatedServices(
  plan: StartPlan,
  graph: Graph,
  scenarios: Scenarios,
  before: Readonly<Record<string, ContainersBefore>>,
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
      return [name, newService(planned, { ...exit, ...scenario }, { check, blockers, before: own(before, name) })];
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
  return { services, gates };
}

function newService(
  { name, replicas, restart }: ServicePlan,
  scenario: ServiceScenario,
  rest: Pick<SimulatedService, "check" | "blockers" | "before">,
): SimulatedService {
  return {
    ...{ name, replicas, restart, scenario, ...rest },
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
