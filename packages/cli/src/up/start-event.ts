import type { CommandTarget } from "../targets/command-target";
import { commandTargets } from "../targets/command-targets";
import type { StartEvent } from "./events/deployment-event";
import type { InspectedProject } from "./program/inspect-project";
import type { StackPlace } from "./stack/open-stack";

/** The first event of a deployment: who starts, in which order, waiting for whom. */
export function startEvent(
  command: StartEvent["command"],
  { project, start }: InspectedProject,
  place: StackPlace,
  target: CommandTarget,
): StartEvent {
  return {
    type: "start",
    command,
    project: project.name,
    ...(target !== commandTargets[0] && { target: target.name }),
    backend: place.backend,
    services: start.order.map((name) => ({
      name,
      containers: start.services[name]?.replicas ?? 1,
      waits: start.edges
        .filter(({ dependent }) => dependent === name)
        .map(({ dependency, condition }) => ({ service: dependency, condition })),
    })),
  };
}
