import { type ResourcePlan, splitMarkers, targets } from "@pulumi-compose/project";
import { behindItsBack } from "../../resources/on-engine";
import { partsOnEngine } from "../../resources/parts-on-engine";
import type { PlannedResource } from "../../resources/planned-resource";
import { resourceTypes } from "../../resources/resource-types";
import type { DeploymentTarget } from "../command-target";
import { look } from "./look";

/** What an `up` knows and does on a single engine. */
export const dockerDeployment: DeploymentTarget<ResourcePlan> = {
  mapping: targets.docker,
  pullsHere: true,
  hasVolumes: true,
  resources: resourcesIn,
  volumes: ({ volumes }) => volumes.map(({ name }) => name),
  look,
  parts: partsOnEngine,
  changes: async ({ changing, all, parts, isGated }) => ({
    behind: parts ? behindItsBack(changing, parts, all, isGated) : [],
  }),
};

function resourcesIn({ images, networks, volumes, containers }: ResourcePlan): readonly PlannedResource[] {
  return [
    ...images.map(({ name, args, key }) => ({
      type: resourceTypes.image,
      name,
      isBuilt: args.build !== undefined,
      image: args.name,
      usedBy: containers.filter((container) => isMadeOf(container, key)).map(({ service }) => service),
      ...(args.pullTriggers && { asks: true as const }),
      ...(args.build === undefined && !args.pullTriggers && !args.platform && { isPulled: true as const }),
    })),
    ...networks.map(({ name }) => ({ type: resourceTypes.network, name })),
    ...volumes.map(({ name }) => ({ type: resourceTypes.volume, name })),
    ...containers.map((container) => ({
      type: resourceTypes.container,
      name: container.name,
      service: container.service,
      ...((container.commandOf ?? container.entrypointOf) !== undefined && { asks: true as const }),
      ...(container.limits && { limits: container.limits }),
      ...(isSharing(container) && { shares: true as const }),
    })),
  ];
}

function isSharing({ args: { networkMode, ipcMode, pidMode } }: ResourcePlan["containers"][number]): boolean {
  return [networkMode, ipcMode, pidMode].some((mode) => mode?.startsWith("container:"));
}

/** Whether a container is of an image, or its command or entrypoint is. */
function isMadeOf({ args, commandOf, entrypointOf }: ResourcePlan["containers"][number], image: string): boolean {
  const pieces = typeof args.image === "string" ? splitMarkers(args.image) : [];
  const isOf = pieces.some(
    (piece) =>
      typeof piece !== "string" &&
      "reference" in piece &&
      piece.reference.kind === "image" &&
      piece.reference.key === image,
  );
  return isOf || commandOf === image || entrypointOf === image;
}
