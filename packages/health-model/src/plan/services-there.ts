import { type ComposeProject, replicasOf } from "@pulumi-compose/parser";
import type { PlanOptions } from "./plan-options";

/**
 * The services that somebody can wait for, and that wait themselves. Of one that has no containers there is nothing, and
 * docker compose does not wait for it either: a provider's never has any; one that is scaled to nothing has none on an
 * engine, but a swarm has the service all the same.
 */
export function servicesThere(project: ComposeProject, options: PlanOptions): ReadonlySet<string> {
  const there = Object.entries(project.services).filter(
    ([, service]) => service.provider === undefined && (options.emptyServices === "there" || replicasOf(service) > 0),
  );
  return new Set(there.map(([name]) => name));
}
