import type { Target } from "../target";
import { createSwarm } from "./create-swarm";
import { gateOfService } from "./gate/gate-of-service";
import { planSwarm } from "./plan-swarm";
import { support } from "./support";
import type { SwarmPlan } from "./swarm-plan";
import type { SwarmService } from "./swarm-service";

/** As services of a swarm. */
export const swarmTarget: Target<SwarmPlan, SwarmService> = {
  name: "swarm",
  support,
  noJobs: "a swarm runs no jobs",
  prepare: (project) => project,
  expand: (project) => project,
  plan: planSwarm,
  create: createSwarm,
  gate: gateOfService,
};
