import type { TargetContract } from "./target-contract";

/** Of a service of a swarm, which makes its containers itself. */
export const swarmContract: TargetContract = {
  hasContainers: false,
  identify: ({ resources: [service], names: [name] }) => ({
    ...(service && { swarmServiceId: service.id }),
    ...(name && { swarmServiceName: name }),
    containerIds: [],
    containerNames: [],
  }),
};
