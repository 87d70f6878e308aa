import * as pulumi from "@pulumi/pulumi";
import type { TargetContract } from "./target-contract";

/** Of a service that is containers. */
export const dockerContract: TargetContract = {
  hasContainers: true,
  identify: ({ resources }) => {
    const [first] = resources;
    return {
      ...(first && { containerId: first.id, containerName: first.name }),
      containerIds: pulumi.all(resources.map(({ id }) => id)),
      containerNames: pulumi.all(resources.map(({ name }) => name)),
    };
  },
};
