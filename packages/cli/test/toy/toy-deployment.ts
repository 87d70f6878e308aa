import type { TargetObject } from "@pulumi-compose/project";
import type { DeploymentTarget } from "../../src/targets/command-target";
import { type ToyPlan, toyPlan } from "./toy-plan";
import { ToyService } from "./toy-service";

const mapping: TargetObject<ToyPlan, ToyService> = {
  name: "toy",
  support: {},
  noJobs: "a shelf runs nothing",
  prepare: (project) => project,
  expand: (project) => project,
  plan: toyPlan,
  create: (creation) => ({
    networks: {},
    volumes: {},
    services: Object.fromEntries(
      creation.plan.volumes.map((planned) => [planned.service, new ToyService(creation, planned)]),
    ),
  }),
  gate: () => undefined,
};

/** What an `up` does on a shelf. */
export const toyDeployment: DeploymentTarget<ToyPlan> = {
  mapping,
  pullsHere: false,
  hasVolumes: false,
  resources: () => [],
  volumes: () => [],
  look: async () => ({ obstacles: [], variables: {} }),
  parts: async () => undefined,
  changes: async () => ({ behind: [] }),
};
