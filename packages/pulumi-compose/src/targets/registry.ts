import type { ComposeService } from "../services/compose-service";
import type { ContainerOverride } from "./docker/container-override";
import { dockerTarget } from "./docker/docker-target";
import { kubernetesTarget } from "./kubernetes/kubernetes-target";
import type { SwarmServiceOverride } from "./swarm/swarm-service-override";
import { swarmTarget } from "./swarm/swarm-target";
import type { Target, TargetPlan } from "./target";

/** Where a project can run. A new target is a folder beside the others and a line here. */
export const targets = { docker: dockerTarget, swarm: swarmTarget, kubernetes: kubernetesTarget } as const;

/** Where a project runs: as containers of one engine, as services of a swarm, or as objects of a cluster. */
export type TargetName = keyof typeof targets;

type Placed<Place> = Place extends TargetName ? (typeof targets)[Place] : Place;

/** What a service of a project is on a target, given by its name or as itself. */
export type ServiceOn<Place> = Placed<Place> extends Target<TargetPlan, infer Service> ? Service : ComposeService;

/** What a program changes about one service of the file. Values may be Outputs and secrets. */
export interface ServiceOverride extends ContainerOverride, SwarmServiceOverride {}

/** A target by its name, or as it is given. Undefined: there is none of that name. */
export function targetOf<Place extends TargetName | Target>(
  given: Place | undefined,
): Target<TargetPlan, ServiceOn<Place>> | undefined;
export function targetOf(given: string | Target = "docker"): Target | undefined {
  if (typeof given !== "string") return given;
  return Object.entries<Target>(targets).find(([name]) => name === given)?.[1];
}
