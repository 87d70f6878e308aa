import { withBesides } from "@pulumi-compose/health-model";
import type { ResourcePlan } from "../../plan/resource-plan";
import type { Target } from "../target";
import type { ContainerService } from "./container-service";
import { createDocker } from "./create-docker";
import { expand } from "./expand";
import { gateOfContainer } from "./gate/gate-of-container";
import { planResources } from "./plan-resources";
import { support } from "./support";

/** As containers of one engine. */
export const dockerTarget: Target<ResourcePlan, ContainerService> = {
  name: "docker",
  support,
  prepare: withBesides,
  expand,
  plan: planResources,
  create: createDocker,
  gate: gateOfContainer,
};
