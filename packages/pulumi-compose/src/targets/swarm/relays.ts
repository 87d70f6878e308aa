import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { unsupported } from "../common/diagnose";
import { saidRelay } from "../common/said-relay";

/** Says of services that ask for a relay that a swarm makes none. */
export function reportRelays(project: ComposeProject, report: (diagnostic: Diagnostic) => void): void {
  for (const service of Object.values(project.services)) {
    if (saidRelay(project, service.name).kind === "none") continue;
    const why = "a swarm itself passes published ports on to the tasks that are there";
    unsupported({ project, service, report }, ["x-pulumi-compose", "relay"], why, "leave it out there");
  }
}
