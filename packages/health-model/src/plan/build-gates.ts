import { type ComposeProject, replicasOf } from "@pulumi-compose/parser";
import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import { humanDuration } from "../util/human-duration";
import { COMPLETED_DEADLINE_MS, type Deadline } from "./default-deadline";
import { dependentsOf } from "./dependents-of";
import type { Gate, GateCondition } from "./gate";
import type { Graph } from "./graph";
import { healthyDeadline } from "./healthy-deadline";
import type { PlanOptions } from "./plan-options";
import type { ServiceTerms } from "./service-terms";

const CONDITIONS = ["service_healthy", "service_completed_successfully"] as const;

/** The gates of a project in the order of its services. */
export function buildGates(
  project: ComposeProject,
  graph: Graph,
  checks: ReadonlyMap<string, EffectiveHealthcheck>,
  terms: ReadonlyMap<string, ServiceTerms>,
  options: PlanOptions,
): Gate[] {
  const gates: Gate[] = [];
  for (const dependency of graph.services) {
    const service = project.services[dependency];
    const edges = graph.dependents.get(dependency) ?? [];
    if (service === undefined || edges.every((edge) => edge.condition === "service_started")) continue;
    // Nothing runs that could be waited for, on a swarm either.
    const replicas = replicasOf(service);
    if (replicas === 0) continue;

    const effective = checks.get(dependency);
    const check = effective?.kind === "check" ? effective.check : undefined;
    const { deadline, onUnhealthy } = terms.get(dependency) ?? { onUnhealthy: "fail" };
    const place = project.placeOf(["services", dependency, "healthcheck"]);
    for (const condition of CONDITIONS) {
      const waiting = edges.filter((edge) => edge.condition === condition);
      if (waiting.length === 0) continue;
      gates.push({
        dependency,
        condition,
        dependents: dependentsOf(waiting),
        replicas,
        ...(deadline ?? derivedDeadline(dependency, condition, effective, options)),
        ...(condition === "service_healthy" && { onUnhealthy }),
        ...(condition === "service_healthy" && check !== undefined && { check }),
        ...(place !== undefined && { place }),
      });
    }
  }
  return gates;
}

function derivedDeadline(
  dependency: string,
  condition: GateCondition,
  effective: EffectiveHealthcheck | undefined,
  options: PlanOptions,
): Deadline {
  const onEngine = condition === "service_healthy" ? healthyDeadline(effective, options.engine) : completedDeadline();
  const onTarget = options.deadlineOn?.(dependency, condition, onEngine);
  return onTarget ? { ...onTarget, deadlineSource: "target" } : onEngine;
}

function completedDeadline(): Deadline {
  const deadlineFrom = `the default of ${humanDuration(COMPLETED_DEADLINE_MS)} for a service that is to complete`;
  return { deadlineMs: COMPLETED_DEADLINE_MS, deadlineFrom, deadlineSource: "default" };
}
