import { planSwarm, type SwarmPlan, targets } from "@pulumi-compose/project";
import { SWARM_IN_PCL } from "../../source/convert-messages";
import type { ProgramTarget } from "../program-target";
import { declareNames } from "./declare-names";
import { externalContents } from "./external-contents";
import { swarmParts } from "./swarm-parts";

/** Services of a swarm. */
export const swarmProgram: ProgramTarget<SwarmPlan> = {
  name: "swarm",
  argument: "swarm",
  keepsWaiting: false,
  noPcl: SWARM_IN_PCL.report({}),
  support: targets.swarm.support,
  topLevel: {
    networks: "`docker.Network`s (attachable overlays); an external one is known by its name",
    volumes: "`mounts` of the services that use them, made on the node where a task runs",
    configs: "for each a `docker.ServiceConfig`, named by its content; the swarm is asked for an external one's id",
    secrets: "for each a `docker.Secret`, named by its content; the swarm is asked for an external one's id",
  },
  expand: (project) => project,
  plan: planSwarm,
  running: ({ services }) => services,
  counts: ({ networks, configs, secrets, services }) => ({
    networks: networks.length,
    configs: configs.length,
    secrets: secrets.length,
    services: services.length,
  }),
  declareNames,
  parts: swarmParts,
  shared: () => [],
  lost: externalContents,
  // A node's own port that the swarm chooses is another one on every node.
  hasAddress: (_plan, _service, { mode, published }) => mode !== "host" || published !== undefined,
};
