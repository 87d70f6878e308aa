import { withBesides } from "@pulumi-compose/health-model";
import { type ComposeProject, replicasOf } from "@pulumi-compose/parser";
import { planResources, type ResourcePlan, targets } from "@pulumi-compose/project";
import type { ProgramTarget } from "../program-target";
import { declareNames } from "./declare-names";
import { dockerParts } from "./docker-parts";
import { leftOutHooks } from "./left-out-hooks";
import { sharedDeclarations } from "./shared-declarations";

/** Containers on a single engine. */
export const dockerProgram: ProgramTarget<ResourcePlan> = {
  name: "docker",
  keepsWaiting: true,
  support: targets.docker.support,
  topLevel: {
    networks: "`docker.Network`s; an external one is known by its name",
    volumes: "`docker.Volume`s; an external one is known by its name",
    configs: "`uploads` of the containers that use them",
    secrets: "`uploads` of those that use them, secret in the state",
  },
  expand: (project) => targets.docker.expand(withBesides(project)),
  plan: (project, environment) => planResources(withOneReplica(project), environment),
  running: ({ containers }) => containers,
  counts: ({ images, networks, volumes, containers }) => ({
    images: images.length,
    networks: networks.length,
    volumes: volumes.length,
    containers: containers.length,
  }),
  declareNames,
  parts: dockerParts,
  shared: sharedDeclarations,
  lost: leftOutHooks,
  hasAddress: () => true,
};

/** A service scaled to nothing has no container to read arguments from; the program's own count says that it has none. */
function withOneReplica(project: ComposeProject): ComposeProject {
  const services = Object.entries(project.services).map(([name, service]) => {
    return [name, replicasOf(service) === 0 ? { ...service, scale: 1 } : service] as const;
  });
  return { ...project, services: Object.fromEntries(services) };
}
