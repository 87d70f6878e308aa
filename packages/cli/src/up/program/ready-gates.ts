import type { DeploymentTarget } from "../../targets/command-target";
import type { KnownGate } from "../events/translator";
import type { InspectedProject } from "./inspect-project";

/**
 * What is waited for beside the gates that others wait at, as the display knows it: every other service. Whether one
 * without a check of its own has its image's shows once its container is there: it is called up in either case.
 */
export function readyGates(
  { project, start }: Pick<InspectedProject, "project" | "start">,
  { goal, ofJobs }: NonNullable<DeploymentTarget["lastWaits"]> = { goal: "ready", ofJobs: "up" },
): readonly KnownGate[] {
  const gated = new Set([...start.gates.map(({ dependency }) => dependency), ...start.running]);
  return Object.values(start.services)
    .filter(({ name, replicas }) => replicas > 0 && !gated.has(name) && !project.services[name]?.provider)
    .map(({ name, healthcheck }) => {
      const isJob = project.services[name]?.deploy?.mode?.endsWith("-job") === true;
      const condition = isJob ? ofJobs : healthcheck.kind === "check" ? "service_healthy" : "up";
      return { service: name, condition, goal, holds: [] };
    });
}
