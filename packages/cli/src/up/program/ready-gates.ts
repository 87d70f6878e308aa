import type { KnownGate } from "../events/translator";
import type { InspectedProject } from "./inspect-project";

/**
 * What `up --wait` waits for beside the gates that others wait at, as the display knows it: every other service. Whether one
 * without a check of its own has its image's shows once its container is there: it is called up in either case.
 */
export function readyGates({ project, start }: InspectedProject): readonly KnownGate[] {
  const gated = new Set([...start.gates.map(({ dependency }) => dependency), ...start.running]);
  return Object.values(start.services)
    .filter(({ name, replicas }) => replicas > 0 && !gated.has(name) && !project.services[name]?.provider)
    .map(({ name, healthcheck }) => ({
      service: name,
      condition: healthcheck.kind === "check" ? "service_healthy" : "up",
      holds: [],
    }));
}
