import { type ComposeProject, replicasOf } from "@pulumi-compose/parser";
import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import { dependentsOf } from "./dependents-of";
import type { Graph } from "./graph";
import { healthyDeadline } from "./healthy-deadline";
import type { PlanOptions } from "./plan-options";
import type { ServiceTerms } from "./service-terms";
import type { StartWait } from "./start-wait";

/** Who goes on once another has started, in the order of the services, and how long a target waits for that. */
export function startWaits(
  project: ComposeProject,
  graph: Graph,
  checks: ReadonlyMap<string, EffectiveHealthcheck>,
  terms: ReadonlyMap<string, ServiceTerms>,
  options: PlanOptions,
): readonly StartWait[] {
  return graph.services.flatMap((dependency): readonly StartWait[] => {
    const service = project.services[dependency];
    const waiting = (graph.dependents.get(dependency) ?? []).filter(({ condition }) => condition === "service_started");
    const replicas = service === undefined ? 0 : replicasOf(service);
    if (waiting.length === 0 || replicas === 0) return [];
    const onEngine = healthyDeadline(checks.get(dependency), options.engine);
    const derived = options.deadlineOn?.(dependency, "service_started", onEngine);
    const said = terms.get(dependency)?.deadline;
    const deadline = derived && (said ?? ({ ...derived, deadlineSource: "target" } as const));
    return [{ dependency, dependents: dependentsOf(waiting), replicas, ...(deadline && { deadline }) }];
  });
}
