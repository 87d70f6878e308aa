import { type ResourcePlan, targets } from "pulumi-compose";
import type { PlannedResource } from "../../up/choice/change-limits";
import { behindItsBack } from "../../up/state/on-engine";
import { partsOnEngine } from "../../up/state/parts-on-engine";
import { resourceTypes } from "../../up/state/resource-types";
import type { DeploymentTarget } from "../command-target";

/** What an `up` knows and does on a single engine. */
export const dockerDeployment: DeploymentTarget<ResourcePlan> = {
  mapping: targets.docker,
  pullsHere: true,
  hasVolumes: true,
  resources: resourcesIn,
  volumes: ({ volumes }) => volumes.map(({ name }) => name),
  parts: partsOnEngine,
  changes: async ({ changing, all, parts }) => (parts ? behindItsBack(changing, parts, all) : []),
};

function resourcesIn({ images, networks, volumes, containers }: ResourcePlan): readonly PlannedResource[] {
  return [
    ...images.map(({ name, args }) => ({
      type: resourceTypes.image,
      name,
      isBuilt: args.build !== undefined,
      image: args.name,
    })),
    ...networks.map(({ name }) => ({ type: resourceTypes.network, name })),
    ...volumes.map(({ name }) => ({ type: resourceTypes.volume, name })),
    ...containers.map(({ name, service }) => ({ type: resourceTypes.container, name, service })),
  ];
}
