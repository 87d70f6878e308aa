import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { formatDuration } from "../util/format-duration";
import { own } from "../util/record";
import { deadlineExtension } from "./deadline-extension";
import { COMPLETED_DEADLINE_MS, type Deadline, defaultDeadline } from "./default-deadline";
import type { Gate, GateCondition } from "./gate";
import type { Graph } from "./graph";
import type { PlanOptions } from "./plan-options";
import { replicasOf } from "./replicas";

const CONDITIONS = ["service_healthy", "service_completed_successfully"] as const;

/** The gates of a project in the order of its services, and what is wrong with their deadlines. */
export function buildGates(
  project: ComposeProject,
  graph: Graph,
  checks: ReadonlyMap<string, EffectiveHealthcheck>,
  options: PlanOptions,
): { gates: Gate[]; diagnostics: Diagnostic[] } {
  const gates: Gate[] = [];
  const diagnostics: Diagnostic[] = [];
  const ofProject = deadlineExtension(project);
  if (typeof ofProject === "object") diagnostics.push(ofProject);

  for (const dependency of graph.services) {
    const service = project.services[dependency];
    const edges = graph.dependents.get(dependency) ?? [];
    if (service === undefined || edges.every((edge) => edge.condition === "service_started")) continue;
    // Nothing runs that could be waited for: docker compose does not wait for these either.
    const replicas = replicasOf(service);
    if (replicas === 0 || service.provider !== undefined) continue;

    const effective = checks.get(dependency);
    const check = effective?.kind === "check" ? effective.check : undefined;
    const ofService = deadlineExtension(project, dependency);
    if (typeof ofService === "object") diagnostics.push(ofService);
    const place = project.placeOf(["services", dependency, "healthcheck"]);
    for (const condition of CONDITIONS) {
      const waiting = edges.filter((edge) => edge.condition === condition);
      if (waiting.length === 0) continue;
      gates.push({
        dependency,
        condition,
        dependents: waiting.map(({ dependent, required, restart, place: at }) => ({
          service: dependent,
          required,
          restart,
          ...(at !== undefined && { place: at }),
        })),
        replicas,
        ...(chosenDeadline(dependency, ofService, ofProject, options) ?? derivedDeadline(condition, check, options)),
        ...(condition === "service_healthy" && check !== undefined && { check }),
        ...(place !== undefined && { place }),
      });
    }
  }
  return { gates, diagnostics };
}

function chosenDeadline(
  dependency: string,
  ofService: number | Diagnostic | undefined,
  ofProject: number | Diagnostic | undefined,
  options: PlanOptions,
): Deadline | undefined {
  const candidates = [
    [own(options.deadlines, dependency), `set for "${dependency}" by the program`],
    [ofService, `x-pulumi-compose of "${dependency}"`],
    [options.deadlineMs, "set for all gates by the program"],
    [ofProject, "x-pulumi-compose of the project"],
  ] as const;
  for (const [deadlineMs, deadlineFrom] of candidates) {
    if (typeof deadlineMs === "number") return { deadlineMs, deadlineFrom };
  }
  return undefined;
}

function derivedDeadline(condition: GateCondition, check: Healthcheck | undefined, options: PlanOptions): Deadline {
  if (condition === "service_healthy") return defaultDeadline(check, options.engine);
  const deadlineFrom = `the default of ${formatDuration(COMPLETED_DEADLINE_MS)} for a service that is to complete`;
  return { deadlineMs: COMPLETED_DEADLINE_MS, deadlineFrom };
}
