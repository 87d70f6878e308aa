import type { TargetContract } from "./target-contract";

/** Of a service of a cluster, whose workload makes its pods itself. Pulumi's id of it is `namespace/name`. */
export const kubernetesContract: TargetContract = {
  hasContainers: false,
  identify: ({ resources: [workload], names: [name] }) => ({
    ...(workload && { namespace: workload.id.apply((id) => id.slice(0, id.indexOf("/"))) }),
    ...(name && { workloadName: name }),
    containerIds: [],
    containerNames: [],
  }),
};
