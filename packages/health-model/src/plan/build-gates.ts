import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { BAD_DEADLINE } from "../messages/plan-messages";
import { formatDuration } from "../util/format-duration";
import { own } from "../util/record";
import { COMPLETED_DEADLINE_MS, type Deadline, defaultDeadline } from "./default-deadline";
import { durationExtension } from "./duration-extension";
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
  const declared = (service?: string): number | undefined => {
    const extension = durationExtension(project, "deadline", service);
    if (extension.kind === "unreadable") {
      const { written, path } = extension;
      const whose = service === undefined ? "the project" : `service "${service}"`;
      diagnostics.push(BAD_DEADLINE.report({ whose, written }, { place: project.placeOf(path), path }));
    }
    return extension.kind === "duration" ? extension.ms : undefined;
  };
  const ofProject = declared();

  for (const dependency of graph.services) {
    const service = project.services[dependency];
    const edges = graph.dependents.get(dependency) ?? [];
    if (service === undefined || edges.every((edge) => edge.condition === "service_started")) continue;
    // Nothing runs that could be waited for, on a swarm either.
    const replicas = replicasOf(service);
    if (replicas === 0) continue;

    const effective = checks.get(dependency);
    const check = effective?.kind === "check" ? effective.check : undefined;
    const ofService = declared(dependency);
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
  ofService: number | undefined,
  ofProject: number | undefined,
  options: PlanOptions,
): Deadline | undefined {
  const candidates = [
    [own(options.deadlines, dependency), `set for "${dependency}" by the program`],
    [ofService, `x-pulumi-compose of "${dependency}"`],
    [options.deadlineMs, "set for all gates by the program"],
    [ofProject, "x-pulumi-compose of the project"],
  ] as const;
  for (const [deadlineMs, deadlineFrom] of candidates) {
    if (deadlineMs !== undefined) return { deadlineMs, deadlineFrom };
  }
  return undefined;
}

function derivedDeadline(condition: GateCondition, check: Healthcheck | undefined, options: PlanOptions): Deadline {
  if (condition === "service_healthy") return defaultDeadline(check, options.engine);
  const deadlineFrom = `the default of ${formatDuration(COMPLETED_DEADLINE_MS)} for a service that is to complete`;
  return { deadlineMs: COMPLETED_DEADLINE_MS, deadlineFrom };
}
