import * as pulumi from "@pulumi/pulumi";
import type { TargetContract } from "./target-contract";

/** Of a service that is containers. */
export const dockerContract: TargetContract = {
  hasContainers: true,
  identify: ({ resources, names }) => {
    const [first] = resources;
    const [name] = names;
    return {
      ...(first && { containerId: first.id }),
      ...(name && { containerName: name }),
      containerIds: pulumi.all(resources.map(({ id }) => id)),
      containerNames: pulumi.all([...names]),
    };
  },
};
