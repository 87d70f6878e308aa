import { planSwarm, type SwarmPlan } from "@pulumi-compose/project";
import type { ProgramTarget } from "../program-target";
import { declareNames } from "./declare-names";
import { externalContents } from "./external-contents";
import { swarmParts } from "./swarm-parts";

/** Services of a swarm. */
export const swarmProgram: ProgramTarget<SwarmPlan> = {
  name: "swarm",
  argument: "swarm",
  keepsWaiting: false,
  noPcl:
    "convert/swarm-in-pcl: PCL has no gates, and the plugin's own wait for a swarm's service (`convergeConfig`) replaces it after every refresh: " +
    "convert to TypeScript with `pulumi-compose convert --target swarm`",
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
  hasAddress: ({ mode, published }) => mode !== "host" || Boolean(published),
};
